"""In which language a mistake was reported: word goes back in it to whoever has chosen none."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chats", sa.Column("language", sa.String(length=16), nullable=True))
