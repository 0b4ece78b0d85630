namespace CallingDomain.Storage.PostgreSql;

/// <summary>The tables of all campaigns of a database.</summary>
/// <remarks>
/// Each row begins with its campaign (a number, by the directory <c>campaigns</c>) and its shard, and no statement touches two shards. The primary keys grow, so that an append writes at one place of each index however many rows are there.
/// Calls and closings are rows of integers; the views <c>history</c> and <c>final</c> show them as texts, like those of CallingDomain.Storage.Sqlite. Instants are nanoseconds since 1970, <c>waited</c> (from due to dialed) and <c>lasted</c> nanoseconds. A place is a time zone with its offset from UTC in seconds, by which the rules decided; 0 is none.
/// Nothing asks the server for a time, a time zone or a locale.
/// </remarks>
internal static class CampaignSchema
{
    /// <summary>Where the calls of a campaign come from.</summary>
    public const string Origin = "ALTER TABLE callingdomain.journals ADD COLUMN origin text";

    // delete_campaign: the directory keeps the name with its number, since a writer may just have read it.
    // append_facts: the last fact may be read before the row is locked, since a writer that commits meanwhile has an earlier epoch, and then this one has been refused or has read its facts when it was opened.
    // calls: long columns first, so that no byte is lost to alignment. facts: FactBytes by the number of their first fact; EXTERNAL, since FactBytes compresses. The fillfactor leaves room for the last row, which FactRows writes anew until it is full.
    public const string Tables = """
        CREATE SCHEMA callingdomain;
        CREATE TABLE callingdomain.schema_version (version integer PRIMARY KEY);
        INSERT INTO callingdomain.schema_version VALUES (0);
        CREATE TABLE callingdomain.campaigns (campaign integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE);
        CREATE TABLE callingdomain.journals (campaign integer NOT NULL, shard smallint NOT NULL, epoch bigint NOT NULL, zones_version text NOT NULL, first_fact bigint NOT NULL, settings text NOT NULL, writer uuid NOT NULL, PRIMARY KEY (campaign, shard));
        CREATE TABLE callingdomain.facts (campaign integer NOT NULL, shard smallint NOT NULL, first bigint NOT NULL, last bigint NOT NULL, batch bytea NOT NULL, PRIMARY KEY (campaign, shard, first)) WITH (fillfactor = 90);
        ALTER TABLE callingdomain.facts ALTER COLUMN batch SET STORAGE EXTERNAL;
        CREATE TABLE callingdomain.snapshots (campaign integer NOT NULL, shard smallint NOT NULL, fact bigint NOT NULL, parts integer NOT NULL, bytes bigint NOT NULL, PRIMARY KEY (campaign, shard, fact));
        CREATE TABLE callingdomain.snapshot_parts (campaign integer NOT NULL, shard smallint NOT NULL, fact bigint NOT NULL, part integer NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (campaign, shard, fact, part));
        ALTER TABLE callingdomain.snapshot_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;
        CREATE TABLE callingdomain.codes (campaign integer NOT NULL, shard smallint NOT NULL, kind text COLLATE "C" NOT NULL, value smallint NOT NULL, code text NOT NULL, PRIMARY KEY (campaign, shard, kind, value));
        CREATE TABLE callingdomain.places (campaign integer NOT NULL, shard smallint NOT NULL, place smallint NOT NULL, time_zone text NOT NULL, utc_offset integer NOT NULL, PRIMARY KEY (campaign, shard, place));
        CREATE TABLE callingdomain.contacts (campaign integer NOT NULL, contact integer NOT NULL, priority integer, shard smallint NOT NULL, id text, name text, list text, time_zone text, scheduled_at text, primary_phone text, PRIMARY KEY (campaign, shard, contact));
        CREATE TABLE callingdomain.additional_phones (campaign integer NOT NULL, contact integer NOT NULL, shard smallint NOT NULL, place smallint NOT NULL, phone text NOT NULL, type text, PRIMARY KEY (campaign, shard, contact, place));
        CREATE TABLE callingdomain.calls (attempt bigint NOT NULL, phone bigint NOT NULL, waited bigint NOT NULL, dialed bigint NOT NULL, lasted bigint NOT NULL, campaign integer NOT NULL, contact integer NOT NULL, pass integer NOT NULL, phone_attempt integer NOT NULL, shard smallint NOT NULL, place smallint NOT NULL, status smallint NOT NULL,
          PRIMARY KEY (campaign, shard, attempt));
        CREATE TABLE callingdomain.call_remarks (attempt bigint NOT NULL, campaign integer NOT NULL, shard smallint NOT NULL, outcome smallint, is_late boolean NOT NULL, is_consented boolean NOT NULL, agent text, disposition text, signals text, trunk text, reference text, note text, PRIMARY KEY (campaign, shard, attempt));
        CREATE TABLE callingdomain.closings (closing bigint NOT NULL, closed bigint NOT NULL, campaign integer NOT NULL, contact integer NOT NULL, attempts integer NOT NULL, all_attempts integer NOT NULL, shard smallint NOT NULL, place smallint NOT NULL, reason smallint NOT NULL, cause_status smallint, last_phone bigint, cause_phone bigint,
          PRIMARY KEY (campaign, shard, closing));
        CREATE INDEX closings_of_contact ON callingdomain.closings (campaign, shard, contact, closing);

        CREATE FUNCTION callingdomain.append_facts(of_campaign integer, of_shard smallint, by_epoch bigint, after_fact bigint, last_fact bigint, to_row bigint, row_batch bytea) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
          current_epoch bigint;
          current_last bigint;
        BEGIN
          SELECT journals.epoch, coalesce((SELECT facts.last FROM callingdomain.facts WHERE facts.campaign = of_campaign AND facts.shard = of_shard ORDER BY facts.first DESC LIMIT 1), journals.first_fact - 1)
            INTO current_epoch, current_last FROM callingdomain.journals WHERE journals.campaign = of_campaign AND journals.shard = of_shard FOR NO KEY UPDATE;
          IF NOT FOUND THEN RAISE EXCEPTION 'The campaign was deleted' USING ERRCODE = 'ZC004'; END IF;
          IF current_epoch <> by_epoch THEN RAISE EXCEPTION 'The writer of epoch % was replaced by that of epoch %', by_epoch, current_epoch USING ERRCODE = 'ZC001'; END IF;
          IF current_last <> after_fact THEN RAISE EXCEPTION 'The batch follows fact %; the last fact is %', after_fact, current_last USING ERRCODE = 'ZC002'; END IF;
          IF to_row = after_fact + 1 THEN
            INSERT INTO callingdomain.facts VALUES (of_campaign, of_shard, to_row, last_fact, row_batch);
          ELSE
            UPDATE callingdomain.facts SET last = last_fact, batch = row_batch WHERE facts.campaign = of_campaign AND facts.shard = of_shard AND facts.first = to_row;
            IF NOT FOUND THEN RAISE EXCEPTION 'The database lacks facts of this campaign' USING ERRCODE = 'ZC003'; END IF;
          END IF;
        END $$;

        CREATE FUNCTION callingdomain.delete_shard(of_campaign integer, of_shard smallint) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
          each_table text;
        BEGIN
          FOREACH each_table IN ARRAY ARRAY['journals', 'facts', 'snapshots', 'snapshot_parts', 'codes', 'places', 'contacts', 'additional_phones', 'calls', 'call_remarks', 'closings', 'numbers', 'shared_numbers', 'number_leases', 'shared_calls'] LOOP
            EXECUTE format('DELETE FROM callingdomain.%I WHERE campaign = $1 AND shard = $2', each_table) USING of_campaign, of_shard;
          END LOOP;
        END $$;

        CREATE FUNCTION callingdomain.delete_campaign(named text) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
          of_campaign integer;
        BEGIN
          SELECT campaigns.campaign INTO of_campaign FROM callingdomain.campaigns WHERE campaigns.name = named;
          IF NOT FOUND THEN RAISE EXCEPTION 'There is no campaign %', named USING ERRCODE = 'no_data_found'; END IF;
          PERFORM callingdomain.delete_shard(of_campaign, shards.shard) FROM (SELECT journals.shard FROM callingdomain.journals WHERE journals.campaign = of_campaign
            UNION SELECT numbers.shard FROM callingdomain.numbers WHERE numbers.campaign = of_campaign UNION SELECT shared_numbers.shard FROM callingdomain.shared_numbers WHERE shared_numbers.campaign = of_campaign
            UNION SELECT number_leases.shard FROM callingdomain.number_leases WHERE number_leases.campaign = of_campaign UNION SELECT shared_calls.shard FROM callingdomain.shared_calls WHERE shared_calls.campaign = of_campaign) AS shards;
          DELETE FROM callingdomain.documents WHERE documents.campaign = of_campaign;
        END $$;

        CREATE FUNCTION callingdomain.time_text(nanoseconds bigint) RETURNS text LANGUAGE sql STABLE STRICT AS $$
          SELECT to_char(timestamp '1970-01-01 00:00:00' + ((nanoseconds - fraction) / 1000000000) * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS') || CASE fraction WHEN 0 THEN '' ELSE rtrim('.' || lpad(fraction::text, 9, '0'), '0') END
          FROM (SELECT (nanoseconds % 1000000000 + 1000000000) % 1000000000 AS fraction) AS parts
        $$;

        CREATE VIEW callingdomain.history AS SELECT campaigns.name AS campaign, calls.shard, calls.attempt, calls.contact, contacts.id AS contact_id, '+' || calls.phone AS phone, calls.pass, calls.phone_attempt, call_remarks.agent,
          callingdomain.time_text(calls.dialed - calls.waited) || 'Z' AS due_at, callingdomain.time_text(calls.dialed) || 'Z' AS dialed_at, callingdomain.time_text(calls.dialed + places.utc_offset * 1000000000::bigint) AS dialed_local, places.time_zone,
          callingdomain.time_text(calls.dialed + calls.lasted) || 'Z' AS ended_at, statuses.code AS status, coalesce(call_remarks.is_late, false) AS is_late, outcomes.code AS outcome, call_remarks.disposition, call_remarks.signals, call_remarks.trunk, coalesce(call_remarks.is_consented, false) AS is_consented, call_remarks.reference, call_remarks.note, calls.campaign AS campaign_number
          FROM callingdomain.calls JOIN callingdomain.campaigns USING (campaign)
          LEFT JOIN callingdomain.call_remarks ON call_remarks.campaign = calls.campaign AND call_remarks.shard = calls.shard AND call_remarks.attempt = calls.attempt
          LEFT JOIN callingdomain.contacts ON contacts.campaign = calls.campaign AND contacts.shard = calls.shard AND contacts.contact = calls.contact
          LEFT JOIN callingdomain.places ON places.campaign = calls.campaign AND places.shard = calls.shard AND places.place = calls.place
          LEFT JOIN callingdomain.codes AS statuses ON statuses.campaign = calls.campaign AND statuses.shard = calls.shard AND statuses.kind = 'status' AND statuses.value = calls.status
          LEFT JOIN callingdomain.codes AS outcomes ON outcomes.campaign = calls.campaign AND outcomes.shard = calls.shard AND outcomes.kind = 'outcome' AND outcomes.value = call_remarks.outcome;
        CREATE VIEW callingdomain.final AS SELECT campaigns.name AS campaign, closings.shard, closings.closing, closings.contact, contacts.id AS contact_id, callingdomain.time_text(closings.closed) || 'Z' AS closed_at,
          callingdomain.time_text(closings.closed + places.utc_offset * 1000000000::bigint) AS closed_local, places.time_zone, reasons.code AS reason, '+' || closings.last_phone AS last_phone, '+' || closings.cause_phone AS cause_phone, statuses.code AS cause_status, closings.attempts, closings.all_attempts, closings.campaign AS campaign_number
          FROM callingdomain.closings JOIN callingdomain.campaigns USING (campaign)
          LEFT JOIN callingdomain.contacts ON contacts.campaign = closings.campaign AND contacts.shard = closings.shard AND contacts.contact = closings.contact
          LEFT JOIN callingdomain.places ON places.campaign = closings.campaign AND places.shard = closings.shard AND places.place = closings.place
          LEFT JOIN callingdomain.codes AS reasons ON reasons.campaign = closings.campaign AND reasons.shard = closings.shard AND reasons.kind = 'reason' AND reasons.value = closings.reason
          LEFT JOIN callingdomain.codes AS statuses ON statuses.campaign = closings.campaign AND statuses.shard = closings.shard AND statuses.kind = 'status' AND statuses.value = closings.cause_status;
        """;
}
