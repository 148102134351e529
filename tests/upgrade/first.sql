BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE askers (
	gap INTEGER NOT NULL, 
	mark VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_askers PRIMARY KEY (gap, mark), 
	CONSTRAINT fk_askers_gap FOREIGN KEY(gap) REFERENCES gaps (id) ON DELETE CASCADE
);
INSERT INTO "askers" VALUES(1,'d80a0849772da4da4d43a02441f45cf4ff3d0de1d77670bf5f7d15c427aed9e6');
INSERT INTO "askers" VALUES(1,'2be803321db54ab550f223afabf2f1859b8e4abdbebcc9e3351337ccf2fd7ec0');
INSERT INTO "askers" VALUES(3,'e6650cf0a012c46ecdbe9f9396c6ec31cfd7d0d5f5671cd528a1ea1b73f87167');
INSERT INTO "askers" VALUES(4,'a00a9da0fdc05204f3dd63829383a0c8b0d413c13f7e11643b2a2ac6c1b52e81');
CREATE TABLE chats (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	person INTEGER NOT NULL, 
	chat VARCHAR(64) NOT NULL, 
	purpose VARCHAR(64) NOT NULL, 
	correction INTEGER, 
	CONSTRAINT fk_chats_correction FOREIGN KEY(correction) REFERENCES corrections (id) ON DELETE CASCADE, 
	CONSTRAINT fk_chats_person FOREIGN KEY(person) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT uq_chats_correction UNIQUE (correction)
);
INSERT INTO "chats" VALUES(1,2,'1000001','correction',1);
INSERT INTO "chats" VALUES(2,3,'1000002','correction',2);
INSERT INTO "chats" VALUES(3,3,'1000002','news',NULL);
CREATE TABLE conversations (
	person INTEGER NOT NULL, 
	chat VARCHAR(64) NOT NULL, 
	context TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_conversations PRIMARY KEY (person, chat), 
	CONSTRAINT fk_conversations_person FOREIGN KEY(person) REFERENCES people (id) ON DELETE CASCADE
);
INSERT INTO "conversations" VALUES(2,'1784cb6f417e852ea92473d779665053d2573384d249a6126f0210562817502d','{"topic": "\u5c31\u4e1a"}',1705568400000000);
CREATE TABLE corrections (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	passage VARCHAR(128) NOT NULL, 
	mistake VARCHAR(16) NOT NULL, 
	version VARCHAR(128), 
	at BIGINT NOT NULL, 
	"by" INTEGER, 
	settled_at BIGINT, 
	settled_by INTEGER, 
	CONSTRAINT fk_corrections_by FOREIGN KEY("by") REFERENCES people (id) ON DELETE SET NULL, 
	CONSTRAINT fk_corrections_settled_by FOREIGN KEY(settled_by) REFERENCES people (id) ON DELETE SET NULL
);
INSERT INTO "corrections" VALUES(1,'s-1#a','cut','v1',1705568400000000,2,NULL,NULL);
INSERT INTO "corrections" VALUES(2,'s-2#b','person','v1',1705568400000000,3,1705568400000000,1);
CREATE TABLE counts (
	day DATE NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_counts PRIMARY KEY (day, name)
);
INSERT INTO "counts" VALUES('2024-01-18','questions',12);
INSERT INTO "counts" VALUES('2024-01-18','quote',7);
CREATE TABLE feedback (
	person INTEGER NOT NULL, 
	passage VARCHAR(128) NOT NULL, 
	good BOOLEAN NOT NULL, 
	reason VARCHAR(32), 
	version VARCHAR(128), 
	at BIGINT NOT NULL, 
	CONSTRAINT pk_feedback PRIMARY KEY (person, passage), 
	CONSTRAINT fk_feedback_person FOREIGN KEY(person) REFERENCES people (id) ON DELETE CASCADE
);
INSERT INTO "feedback" VALUES(2,'s-1#a',1,NULL,'v1',1705568400000000);
INSERT INTO "feedback" VALUES(3,'s-1#a',1,NULL,'v1',1705568400000000);
INSERT INTO "feedback" VALUES(2,'s-2#b',0,'person','v1',1705568400000000);
CREATE TABLE forgotten (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	salt VARCHAR(32) NOT NULL, 
	mark VARCHAR(64) NOT NULL, 
	wiped BOOLEAN NOT NULL, 
	at BIGINT NOT NULL
);
INSERT INTO "forgotten" VALUES(1,'a4d363387a40a586358460483e42923b','bf2e385dfa57a036d4cf26420cdf4159f0a9eb721033ea365473cef6b7310ee3',1,1705568400000000);
CREATE TABLE gaps (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	digest VARCHAR(64) NOT NULL, 
	question TEXT NOT NULL, 
	outcome VARCHAR(16) NOT NULL, 
	salt VARCHAR(32) NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	done BIGINT, 
	CONSTRAINT uq_gaps_digest UNIQUE (digest)
);
INSERT INTO "gaps" VALUES(1,'f3026b3c442bfe82ab61f8926965ec1a110f9f118598cd3aa8acaf0d9434648c','地铁什么时候开通','not_found','f67e7df535ed669521694416ae35966f','2024-01-18','2024-01-18',NULL);
INSERT INTO "gaps" VALUES(3,'96658efa5b40c98b66d26fc594d0da0f8a7e6ba86cb51024d6cfe3c843b19b70','养老金','down_voted','95efa6cbd5c6dd64d4709a7a9814590f','2024-01-18','2024-01-18',NULL);
INSERT INTO "gaps" VALUES(4,'2f28f6653f3cc7c0fd56ee2444a6bb6aa93108b40aaa74dd6d60d2ac22115854','学费','not_found','09ee2b1d9b1071b1a58e2130eb81468d','2024-01-18','2024-01-18',1705568400000000);
CREATE TABLE notices (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	digest VARCHAR(64) NOT NULL, 
	kind VARCHAR(64) NOT NULL, 
	details TEXT NOT NULL, 
	times INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	CONSTRAINT uq_notices_digest UNIQUE (digest)
);
INSERT INTO "notices" VALUES(1,'f2ae7e2c43073b341d4e373d93641f68ab9bd444e568965bc2d2a2c3ee6f7337','store_damaged','{"copied": "no", "name": "x"}',1,1705568400000000);
CREATE TABLE people (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" VARCHAR(64) NOT NULL, 
	language VARCHAR(16), 
	since BIGINT NOT NULL, 
	seen DATE NOT NULL, 
	CONSTRAINT uq_people_key UNIQUE ("key")
);
INSERT INTO "people" VALUES(1,'795c8f5db69ac5739a0190d278dd01d131bd343a7f6d4f7422e4bdb884c62928',NULL,1705568400000000,'2024-01-18');
INSERT INTO "people" VALUES(2,'58b7c2cd80a093af10ec05a48c99283e0ca6588f1f66de7a5cb959ce3b4b380f','en',1705568400000000,'2024-01-18');
INSERT INTO "people" VALUES(3,'2463052c9bc898ade0f8b80ded210649e5fb45ebc9c2acd68440097662b37539','zh-Hant',1705568400000000,'2024-01-18');
CREATE TABLE versions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	hash VARCHAR(128) NOT NULL, 
	path TEXT NOT NULL, 
	what TEXT NOT NULL, 
	"by" INTEGER, 
	at BIGINT NOT NULL, 
	CONSTRAINT fk_versions_by FOREIGN KEY("by") REFERENCES people (id) ON DELETE SET NULL
);
INSERT INTO "versions" VALUES(1,'181017a4231c','versions/181017a4231c-e702e77e','{"way":"first"}',NULL,1705568400000000);
INSERT INTO "versions" VALUES(2,'11452a639c11','versions/11452a639c11-ca58ac5d','{"way":"reload","pages":[1,0,0],"speeches":[1,0,0],"passages":[1,0,0]}',1,1705568400000000);
CREATE INDEX ix_askers_mark ON askers (mark);
CREATE INDEX ix_corrections_by ON corrections ("by");
CREATE INDEX ix_corrections_passage ON corrections (passage);
CREATE INDEX ix_corrections_settled_by ON corrections (settled_by);
CREATE INDEX ix_feedback_passage ON feedback (passage);
CREATE INDEX ix_versions_by ON versions ("by");
CREATE INDEX ix_chats_person ON chats (person);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('versions',2);
INSERT INTO "sqlite_sequence" VALUES('people',12);
INSERT INTO "sqlite_sequence" VALUES('corrections',2);
INSERT INTO "sqlite_sequence" VALUES('chats',3);
INSERT INTO "sqlite_sequence" VALUES('gaps',4);
INSERT INTO "sqlite_sequence" VALUES('notices',1);
INSERT INTO "sqlite_sequence" VALUES('forgotten',1);
COMMIT;
