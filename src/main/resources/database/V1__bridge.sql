-- One text for SQLite and PostgreSQL. ${number} is a 64-bit integer, ${bytes} a byte string, ${strict} makes SQLite keep
-- types, ${keyed} keeps rows under their primary key as well.
-- Ids are made by the bridge and grow with time. Instants are milliseconds of UTC, days are ISO texts.
-- Quantities are counted in millionths of their unit, values in hundredths.

create table bridge (
  id            ${number} primary key,
  started_at    ${number} not null,
  seen_at       ${number} not null
)${strict};

create table licence (
  id            ${number} primary key,
  reference     text not null unique,
  system        text not null,
  record_id     text,
  version       ${number} not null,
  document_type text not null,
  licence_type  text not null,
  status        text not null,
  member_state  text not null,
  valid_from    text not null,
  expiry_date   text,
  holder        text,
  countries     text not null,
  procedures    text not null,
  held_back     ${number} not null check (held_back in (0, 1)),
  content_hash  text not null,
  certificate_id ${number} not null,
  revision      ${number} not null
)${strict};
create index licence_record on licence (system, record_id);

-- Every reference a licence ever had leads to it; a reference belongs to one licence for good.
create table licence_name (
  reference     text primary key,
  licence_id    ${number} not null references licence (id)
)${strict};

-- What status and dates a licence had since when, newest last: who sent the record is told by its message.
create table licence_status (
  licence_id   ${number} not null references licence (id),
  since        ${number} not null,
  version      ${number} not null,
  status       text not null,
  valid_from   text not null,
  expiry_date  text,
  held_back    ${number} not null check (held_back in (0, 1)),
  message_id   ${number} not null,
  primary key (licence_id, message_id)
)${strict};

create table certificate (
  id            ${number} primary key,
  licence_id    ${number} not null references licence (id),
  version       ${number} not null,
  body          ${bytes} not null,
  origins       text not null,
  message_id    ${number} not null
)${strict};
create index certificate_licence on certificate (licence_id);

-- authorised = available + reserved + consumed, per line and measure; without a limit the line is open. Available below zero only by an overdraft that an officer allowed.
create table licence_line (
  id                 ${number} primary key,
  licence_id         ${number} not null references licence (id),
  parent_id          ${number} references licence_line (id),
  line_number        ${number} not null,
  commodity_code     text,
  unit               text,
  currency           text,
  quantity_limit     ${number} check (quantity_limit >= 0),
  quantity_reserved  ${number} not null check (quantity_reserved >= 0),
  quantity_consumed  ${number} not null check (quantity_consumed >= 0),
  quantity_overdraft ${number} not null check (quantity_overdraft >= 0),
  value_limit        ${number} check (value_limit >= 0),
  value_reserved     ${number} not null check (value_reserved >= 0),
  value_consumed     ${number} not null check (value_consumed >= 0),
  value_overdraft    ${number} not null check (value_overdraft >= 0),
  allocations        ${number} not null check (allocations >= 0),
  dropped            ${number} not null check (dropped in (0, 1)),
  moves              ${number} not null check (moves >= 0),
  last_entry         ${number} not null,
  revision           ${number} not null,
  unique (licence_id, line_number),
  check (quantity_limit is null or quantity_reserved + quantity_consumed <= quantity_limit + quantity_overdraft),
  check (value_limit is null or value_reserved + value_consumed <= value_limit + value_overdraft),
  check ((quantity_limit is null) = (unit is null)),
  check ((value_limit is null) = (currency is null))
)${strict};

-- A declaration has two names: LRN with its declarant until acceptance, its MRN from then on.
create table declaration (
  id              ${number} primary key,
  mrn             text unique,
  lrn             text,
  declarant       text,
  office          text,
  additional_type text,
  acceptance_date text,
  declared        ${bytes},
  accepted        ${number} not null check (accepted in (0, 1)),
  presented       ${number} not null check (presented in (0, 1)),
  released        ${number} not null check (released in (0, 1)),
  waiting         text,
  last_message    ${number} not null,
  revision        ${number} not null,
  unique (lrn, declarant)
)${strict};
-- What was used before the bridge stands under the declaration OPENING; declarants are compared in upper case, so that no message can name it.
insert into declaration (id, lrn, declarant, accepted, presented, released, last_message, revision) values (0, 'OPENING', 'bridge', 1, 0, 0, 0, 0);

create table hold (
  line_id           ${number} not null references licence_line (id),
  declaration_id    ${number} not null references declaration (id),
  goods_item        ${number} not null,
  licence_id        ${number} not null,
  line_number       ${number} not null,
  consumed          ${number} not null check (consumed in (0, 1)),
  quantity          ${number} not null check (quantity >= 0),
  value             ${number} not null check (value >= 0),
  declared_licence  text,
  commodity_code    text,
  declared_quantity text,
  declared_unit     text,
  declared_amount   text,
  declared_currency text,
  documents         text,
  office            text,
  recorded_at       ${number} not null,
  entry_id          ${number} not null,
  primary key (line_id, declaration_id, goods_item)
)${strict};
create index hold_age on hold (licence_id, entry_id);
create index hold_declaration on hold (declaration_id);

-- Append-only: the entries of a line are counted without a gap, and each says by how much it changes the balances and what they are after it.
create table entry (
  id                        ${number} primary key,
  line_id                   ${number} not null references licence_line (id),
  sequence                  ${number} not null check (sequence > 0),
  move                      text not null,
  licence_id                ${number} not null,
  declaration_id            ${number} not null,
  goods_item                ${number} not null,
  quantity_authorised       ${number} not null,
  quantity_reserved         ${number} not null,
  quantity_consumed         ${number} not null,
  value_authorised          ${number} not null,
  value_reserved            ${number} not null,
  value_consumed            ${number} not null,
  quantity_authorised_after ${number} not null,
  quantity_reserved_after   ${number} not null,
  quantity_consumed_after   ${number} not null,
  value_authorised_after    ${number} not null,
  value_reserved_after      ${number} not null,
  value_consumed_after      ${number} not null,
  actor                     text,
  office                    text,
  reason                    text,
  document                  text,
  effective_at              ${number} not null,
  recorded_at               ${number} not null,
  message_id                ${number} not null,
  unique (line_id, sequence)
)${strict};

-- The journal: every message in and out. identity is set on what repeats are compared with, transport_id on what a broker may deliver again.
create table message (
  id             ${number} primary key,
  direction      text not null check (direction in ('in', 'out')),
  door           text not null,
  kind           text not null,
  partner        text,
  identification text,
  identity       text,
  content_hash   ${bytes},
  transport_id   text,
  mrn            text,
  lrn            text,
  office         text,
  outcome        text not null,
  code           text,
  facts          text not null,
  effects        ${number} not null,
  received_at    ${number} not null,
  answered_at    ${number},
  cause_id       ${number},
  declaration_id ${number},
  reply_to       text,
  correlation    text
)${strict};
create unique index message_identity on message (identity) where identity is not null;
create unique index message_transport on message (transport_id) where transport_id is not null;
create index message_declaration on message (declaration_id, id) where declaration_id is not null;

-- What messages are found by, each kind of name compared as it is written here.
create table message_key (
  kind       text not null,
  value      text not null,
  message_id ${number} not null references message (id),
  primary key (kind, value, message_id)
)${keyed};
create index message_key_message on message_key (message_id);

-- Payloads stand apart from what is searched. The certificate inside an answer is not stored again, only named.
create table payload (
  message_id     ${number} not null references message (id),
  part           text not null check (part in ('raw', 'answer')),
  content_type   text not null,
  body           ${bytes} not null,
  size           ${number} not null,
  certificate_id ${number},
  status_shown   text,
  http_status    ${number},
  primary key (message_id, part)
)${strict};

create table parked (
  message_id ${number} primary key references message (id),
  cause      text not null,
  sentence   text not null,
  state      text not null check (state in ('open', 'replayed', 'resumed', 'discarded')),
  parked_at  ${number} not null,
  settled_at ${number},
  settled_by text,
  note       text
)${strict};
create index parked_state on parked (state, parked_at);

-- Messages that wait for another one of the same declaration.
create table waiting (
  message_id     ${number} primary key references message (id),
  declaration_id ${number} not null references declaration (id),
  until          ${number} not null,
  reply_to       text,
  correlation    text
)${strict};
create index waiting_declaration on waiting (declaration_id);
create index waiting_until on waiting (until);

-- What is to leave, written with what caused it; a row goes when the broker has the message, which the journal keeps under the same id.
create table outbox (
  id           ${number} primary key references message (id),
  bridge_id    ${number} not null,
  destination  text not null,
  order_key    text not null,
  cause_id     ${number} not null,
  correlation  text,
  properties   text not null,
  created_at   ${number} not null
)${strict};
create index outbox_order on outbox (order_key, id);
create index outbox_bridge on outbox (bridge_id, id);

-- Customs offices that asked to be told of status changes (Art 5(2) of Implementing Regulation (EU) 2024/2145).
create table push_interest (
  licence_id ${number} not null references licence (id),
  office     text not null,
  since      ${number} not null,
  primary key (licence_id, office)
)${strict};

-- How far housekeeping has come, so that it never begins anew.
create table housekeeping (
  task       text primary key,
  message_id ${number} not null
)${strict};
