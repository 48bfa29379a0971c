-- What an open line was used for, per unit or currency as declared: never compared, so it may grow beyond what a balance can hold and
-- is kept as exact decimal text.
create table open_total (
  line_id   ${number} not null references licence_line (id),
  measure   text not null check (measure in ('QUANTITY', 'VALUE')),
  unit      text not null,
  reserved  text not null,
  consumed  text not null,
  primary key (line_id, measure, unit)
)${strict};

create index licence_line_parent on licence_line (parent_id);

-- SOAP messages of the bridge to the addresses of customs offices, written with what caused them; a row goes when its office has it or
-- when a person is asked. due_at is also the lease of the bridge that sends it just now.
create table callback (
  id         ${number} primary key,
  office     text not null,
  licence    text not null,
  cause_id   ${number} not null,
  body       ${bytes} not null,
  written_at ${number} not null,
  due_at     ${number} not null,
  tries      ${number} not null check (tries >= 0)
)${strict};
create index callback_due on callback (due_at);
create index callback_office on callback (office, id);
