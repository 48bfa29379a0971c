-- Officers' decisions that a second person has to agree to (Art 8 of Implementing Regulation (EU) 2024/2145). The row stays when it is settled.
create table approval (
  message_id   ${number} primary key references message (id),
  declaration_id ${number} not null references declaration (id),
  request      text not null,
  why          text not null,
  state        text not null check (state in ('open', 'approved', 'refused', 'expired')),
  requested_at ${number} not null,
  expires_at   ${number} not null,
  settled_at   ${number},
  settled_by   text,
  reason       text,
  outcome      text,
  check ((state = 'open') = (settled_at is null))
)${strict};
create index approval_state on approval (state, message_id);

-- What customs entered about a declaration on a licence (Art 9): every version is kept, the newest counts.
create table entered_record (
  message_id     ${number} primary key references message (id),
  licence_id     ${number} not null references licence (id),
  declaration_id ${number} not null references declaration (id),
  reference      text not null,
  action         text not null check (action in ('create', 'amend', 'delete')),
  body           text,
  office         text,
  recorded_at    ${number} not null,
  check ((action = 'delete') = (body is null))
)${strict};
create index entered_record_of on entered_record (licence_id, declaration_id, reference, message_id);
-- A record is created once; its reference is never given again.
create unique index entered_record_once on entered_record (licence_id, declaration_id, reference) where action = 'create';

-- Lists of licences that are delivered again and again (Art 10). page_after says how far the delivery of next_at has come.
create table list_subscription (
  message_id ${number} primary key references message (id),
  office     text not null,
  filter     text not null,
  period     text not null,
  since      ${number} not null,
  next_at    ${number} not null,
  page       ${number} not null,
  page_after ${number} not null
)${strict};
create index list_subscription_next on list_subscription (next_at);
