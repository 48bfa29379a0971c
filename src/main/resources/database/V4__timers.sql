-- What is to happen at its time unless something ends it before: one row for each kind and subject. Whoever makes one does so in
-- the commit of what causes it; whoever acts locks licence and declaration first, so that it acts once however many bridges run.
create table timer (
  id             ${number} primary key,
  kind           text not null,
  subject        text not null,
  state          text not null check (state in ('open', 'postponed', 'acted', 'lifted')),
  due_at         ${number} not null,
  since          ${number} not null,
  licence_id     ${number} references licence (id),
  declaration_id ${number} references declaration (id),
  made_by        ${number} not null,
  ended_by       ${number},
  ended_at       ${number},
  outcome        text,
  note           text,
  revision       ${number} not null,
  unique (kind, subject)
)${strict};
create index timer_due on timer (due_at, id) where state in ('open', 'postponed');
create index timer_licence on timer (licence_id);
create index timer_declaration on timer (declaration_id);

-- The export of one declaration under one licence is suspended (Art 21(3)-(4) of Regulation (EU) 2021/821).
create table suspension (
  id             ${number} primary key,
  licence_id     ${number} not null references licence (id),
  declaration_id ${number} not null references declaration (id),
  state          text not null check (state in ('open', 'lifted')),
  since          ${number} not null,
  until          ${number} not null,
  exceptional    ${number} not null check (exceptional in (0, 1)),
  person         text not null,
  reason         text not null,
  lifted_at      ${number},
  lifted_by      text,
  lifted_why     text,
  made_by        ${number} not null,
  revision       ${number} not null
)${strict};
create unique index suspension_open on suspension (licence_id, declaration_id) where state = 'open';
create index suspension_age on suspension (id, state);

-- When the bridge was or will be out of service (Art 11 of Implementing Regulation (EU) 2024/2145); without an end it lasts.
create table outage (
  id          ${number} primary key,
  from_at     ${number} not null,
  until_at    ${number},
  planned     ${number} not null check (planned in (0, 1)),
  state       text not null check (state in ('declared', 'ended', 'cancelled')),
  person      text not null,
  reason      text not null,
  ended_by    text,
  made_by     ${number} not null,
  revision    ${number} not null
)${strict};
create index outage_until on outage (until_at);
