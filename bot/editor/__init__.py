"""What an editor does and sees in the chat: new versions, going back, how the bot is, what readers left.

Reading order, which is also the order of imports: changes, status, inbox, admin.
"""
