namespace CallingDomain.Storage.PostgreSql;

/// <summary>The tables of all portals of a database.</summary>
/// <remarks>
/// Each row begins with its portal (a number, by the directory <c>portals</c>). <c>changes</c> is the journal. <c>businesses</c>, <c>units</c>, <c>programs</c>, <c>program_periods</c>, <c>assignments</c> and <c>assignment_history</c> are for people and reports, with the columns of CallingDomain.Storage.Sqlite.
/// Instants are texts in ISO 8601 UTC; <c>changed_at</c> and <c>version</c> are those of the last change of a row, and <c>since</c> is when the number came to its place. A period without a start or an end has nulls.
/// </remarks>
internal static class PortalSchema
{
    // changes.change: as PortalJson writes it. kept.content: a portal as PortalJson writes it, which only spares the replay of the changes before it.
    // append_change locks the row of the portal until the end of the transaction, so that of two hosts the second sees the change of the first. delete_portal: also deletes the businesses of a portal, whose journals have its name before a slash, and the claims of a business that is deleted alone. The directory keeps the names with their numbers, which hosts have read.
    public const string Tables = """
        CREATE TABLE callingdomain.portals (portal integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE);
        CREATE TABLE callingdomain.changes (portal integer NOT NULL, version bigint NOT NULL, at text NOT NULL, "by" text NOT NULL, why text NOT NULL, change text NOT NULL, PRIMARY KEY (portal, version));
        CREATE TABLE callingdomain.receipts (portal integer NOT NULL, key text COLLATE "C" NOT NULL, version bigint NOT NULL, fingerprint text NOT NULL, answer text NOT NULL, PRIMARY KEY (portal, key));
        CREATE TABLE callingdomain.kept (portal integer PRIMARY KEY, version bigint NOT NULL, content bytea NOT NULL);
        CREATE TABLE callingdomain.businesses (portal integer NOT NULL, id text COLLATE "C" NOT NULL, name text NOT NULL, changed_at text NOT NULL, version bigint NOT NULL, PRIMARY KEY (portal, id));
        CREATE TABLE callingdomain.units (portal integer NOT NULL, id text COLLATE "C" NOT NULL, business text COLLATE "C" NOT NULL, name text NOT NULL, changed_at text NOT NULL, version bigint NOT NULL, PRIMARY KEY (portal, id));
        CREATE TABLE callingdomain.programs (portal integer NOT NULL, id text COLLATE "C" NOT NULL, business text COLLATE "C" NOT NULL, unit text COLLATE "C" NOT NULL, name text NOT NULL, type text NOT NULL, purpose text NOT NULL, description text NOT NULL, display_name text, shorthand text, display_status text, call_reason text,
          is_authenticated boolean NOT NULL, launched_at text, paused_at text, canceled_at text, changed_at text NOT NULL, version bigint NOT NULL, PRIMARY KEY (portal, id));
        CREATE TABLE callingdomain.program_periods (portal integer NOT NULL, program text COLLATE "C" NOT NULL, period integer NOT NULL, start text, "end" text, zone text NOT NULL, local_start text, local_end text, PRIMARY KEY (portal, program, period));
        CREATE TABLE callingdomain.assignments (portal integer NOT NULL, number text COLLATE "C" NOT NULL, business text COLLATE "C" NOT NULL, unit text COLLATE "C", program text COLLATE "C", purpose text NOT NULL, status text NOT NULL, since text NOT NULL, changed_at text NOT NULL, version bigint NOT NULL, PRIMARY KEY (portal, number));
        CREATE TABLE callingdomain.assignment_history (portal integer NOT NULL, number text COLLATE "C" NOT NULL, version bigint NOT NULL, at text NOT NULL, business text COLLATE "C", unit text COLLATE "C", program text COLLATE "C", purpose text, status text NOT NULL, PRIMARY KEY (portal, number, version));

        CREATE FUNCTION callingdomain.append_change(of_portal integer, of_version bigint, changed_at text, changed_by text, reason text, content text) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
          last_version bigint;
        BEGIN
          IF current_setting('synchronous_commit') = 'off' THEN PERFORM set_config('synchronous_commit', 'on', true); END IF;
          PERFORM portals.portal FROM callingdomain.portals WHERE portals.portal = of_portal FOR NO KEY UPDATE;
          IF NOT FOUND THEN RAISE EXCEPTION 'The database has no journal of this portal any more' USING ERRCODE = 'ZC003'; END IF;
          SELECT changes.version INTO last_version FROM callingdomain.changes WHERE changes.portal = of_portal ORDER BY changes.version DESC LIMIT 1;
          IF coalesce(last_version, 0) <> of_version - 1 THEN RAISE EXCEPTION 'The change follows version %; the last version is %', of_version - 1, coalesce(last_version, 0) USING ERRCODE = 'ZC002'; END IF;
          INSERT INTO callingdomain.changes VALUES (of_portal, of_version, changed_at, changed_by, reason, content);
        END $$;

        CREATE FUNCTION callingdomain.delete_portal(named text) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
          each_portal record;
          each_table text;
          slash integer := strpos(named, '/');
          is_known boolean := false;
        BEGIN
          FOR each_portal IN SELECT portals.portal FROM callingdomain.portals WHERE portals.name = named OR starts_with(portals.name, named || '/') ORDER BY portals.portal FOR NO KEY UPDATE LOOP
            is_known := true;
            FOREACH each_table IN ARRAY ARRAY['changes', 'receipts', 'kept', 'businesses', 'units', 'programs', 'program_periods', 'assignments', 'assignment_history', 'portal_numbers'] LOOP
              EXECUTE format('DELETE FROM callingdomain.%I WHERE portal = $1', each_table) USING each_portal.portal;
            END LOOP;
          END LOOP;
          IF NOT is_known THEN RAISE EXCEPTION 'There is no portal %', named USING ERRCODE = 'no_data_found'; END IF;
          DELETE FROM callingdomain.portal_numbers WHERE slash > 0 AND portal_numbers.business = substr(named, slash + 1) AND portal_numbers.portal = (SELECT portals.portal FROM callingdomain.portals WHERE portals.name = left(named, slash - 1));
        END $$;
        """;
}
