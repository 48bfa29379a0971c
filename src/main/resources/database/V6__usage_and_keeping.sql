-- Which usage messages went to which licensing system. Those of a licence are numbered from 1 without a gap; the id is that of
-- the message in outbox and journal, which keep its bytes.
create table usage_message (
  id              ${number} primary key,
  licence_id      ${number} not null references licence (id),
  number          ${number} not null check (number > 0),
  system          text not null,
  told_at         ${number} not null,
  acknowledged_at ${number},
  unique (licence_id, number)
)${strict};
create index usage_message_outstanding on usage_message (system, id) where acknowledged_at is null;

-- How far the numbers of a licence are, kept when the rows above are let go of.
create table usage_count (
  licence_id   ${number} primary key references licence (id),
  system       text not null,
  told         ${number} not null check (told >= 0),
  acknowledged ${number} not null check (acknowledged >= 0 and acknowledged <= told),
  last_message ${number} not null
)${strict};

-- Up to which moment a person was asked about messages of a system that are not acknowledged, and under which of them.
create table usage_overdue (
  system     text primary key,
  until      ${number} not null,
  message_id ${number} not null
)${strict};

-- What was let go of, when, and up to which moment of last use.
create table keeping_run (
  id      ${number} primary key,
  kind    text not null,
  run_at  ${number} not null,
  until   ${number} not null,
  number  ${number} not null
)${strict};
create index keeping_run_kind on keeping_run (kind, id);

-- When each kind was last looked through.
create table keeping (
  kind      text primary key,
  looked_at ${number} not null
)${strict};

create index certificate_message on certificate (message_id);

-- 0: the persons named in the certificate were let go of.
alter table certificate add column persons ${number} not null default 1;
