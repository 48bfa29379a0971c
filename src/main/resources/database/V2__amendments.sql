-- What the messages of a declaration have told beside lodging, acceptance and release (Art 7 of Implementing Regulation
-- (EU) 2024/2145): kept because they come in any order.
alter table declaration add column amendment ${bytes};
alter table declaration add column amended ${bytes};
alter table declaration add column awaiting ${number};
alter table declaration add column ending text check (ending in ('NOT_RELEASED', 'INVALIDATED'));
alter table declaration add column exit ${bytes};
alter table declaration add column exited_at ${number};
alter table declaration add column unreleased text;
