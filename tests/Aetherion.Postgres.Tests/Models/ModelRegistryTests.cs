using Aetherion.GrainInterfaces;
using Aetherion.Model;
using Npgsql;

namespace Aetherion.Postgres.Tests;

public sealed class ModelRegistryTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private readonly ModelRegistry _registry = new(database.DataSource, TimeProvider.System);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_is_read_back_character_for_character_and_never_changes()
    {
        var model = Model("round", Scope("ROUND")) with { Document = """{ "b": 1.0,  "ä": 0.10000000000000001 }""" };
        await RegisterAsync(model);
        await RegisterAsync(model with { Document = "{}" });

        var stored = await _registry.FindAsync("round", Cancel);
        (stored! with { Features = model.Features }).ShouldBe(model);
        stored.Features.ShouldBe(model.Features);
        (await _registry.FindAsync("none", Cancel)).ShouldBeNull();
        (await _registry.ReadLatestEventsAsync("round", 10, Cancel)).ShouldHaveSingleItem().Kind
            .ShouldBe(ModelEventKind.Registered);
    }

    [Fact]
    public async Task A_version_registered_without_a_reference_gets_that_of_the_same_model_once_and_nothing_else_changes()
    {
        var model = Model("bare", Scope("BARE")) with { Figures = """{"inSample":1}""", Features = ["Ä", "b"] };
        await RegisterAsync(model, Model("beside", Scope("BARE")));
        await PromoteAsync("bare", null);
        var (before, events) = (await OtherColumnsAsync("bare"), await _registry.ReadEventsAsync(0, 10_000, Cancel));
        // Registered by another build: at another time, and with other figures.
        var shipped = model with { Reference = """{"features":[]}""", CreatedTime = Day(20), Figures = "{}" };

        (await _registry.TrySupplyReferenceAsync(shipped, Cancel)).ShouldBeTrue();
        (await _registry.TrySupplyReferenceAsync(shipped with { Reference = """{"other":[]}""" }, Cancel)).ShouldBeFalse();

        var stored = (await _registry.FindAsync("bare", Cancel))!;
        stored.Features.ShouldBe(model.Features);
        (stored with { Features = model.Features }).ShouldBe(model with { Reference = shipped.Reference });
        (await OtherColumnsAsync("bare")).ShouldBe(before);
        (await _registry.ReadEventsAsync(0, 10_000, Cancel)).ShouldBe(events);
        (await _registry.FindLineAsync(Scope("BARE"), Cancel)).Champion.ShouldBe("bare");
    }

    [Fact]
    public async Task A_version_that_is_not_the_very_same_model_or_has_a_reference_or_is_damaged_is_left_as_it_is()
    {
        var model = Model("other", Scope("SUPPLY"));
        var referenced = Model("referenced", Scope("SUPPLY")) with { Reference = """{"features":[1]}""" };
        await RegisterAsync(model, referenced, Model("rotten", Scope("SUPPLY")));
        await database.ExecuteAsync("UPDATE models SET figures = '[]' WHERE version = 'rotten'");
        var before = await RowsAsync();
        const string Reference = """{"features":[2]}""";
        RegisteredModel[] others =
        [
            model with { Scope = new ModelScope(ModelFamilies.Regime) },
            model with { Document = "{ }" },
            model with { DataHash = new string('b', 64) },
            model with { Features = ["SignedEfficiency"] },
            model with { Seed = 8 },
            model with { TrainedTo = model.TrainedTo.AddSeconds(1) },
            model with { TrainedFrom = model.TrainedFrom.AddSeconds(1) },
            referenced,
            Model("rotten", Scope("SUPPLY")),
            Model("unknown", Scope("SUPPLY")),
        ];

        foreach (var other in others)
            (await _registry.TrySupplyReferenceAsync(other with { Reference = Reference }, Cancel)).ShouldBeFalse();

        (await RowsAsync()).ShouldBe(before);
        await using var command = database.DataSource.CreateCommand("SELECT supply_model_reference('other', 'x', '[]', 'y')");
        (await command.ExecuteScalarAsync(Cancel)).ShouldBe(false, "the row is another one than is expected");
        (await RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_version_serves_one_scope()
    {
        await RegisterAsync(Model("one-scope", Scope("ONE")));
        var failure = await Should.ThrowAsync<InvalidDataException>(
            () => RegisterAsync(Model("one-scope", Scope("OTHER"))));
        failure.Message.ShouldContain("is registered for regime/sim:ONE/M1");
    }

    [Fact]
    public async Task Promotions_are_stacked_and_rolled_back_one_by_one()
    {
        var scope = Scope("STACK");
        await RegisterAsync(Model("s1", scope), Model("s2", scope));
        (await PromoteAsync("s1", null)).Event!.PreviousVersion.ShouldBeNull();
        (await PromoteAsync("s2", "s1")).Event!.PreviousVersion.ShouldBe("s1");
        (await StateOf("s1"), await StateOf("s2")).ShouldBe((ModelState.Retired, ModelState.Champion));

        (await RollBackAsync(scope, "s2")).Event!.Version.ShouldBe("s1");
        (await _registry.FindLineAsync(scope, Cancel)).Champion.ShouldBe("s1");
        (await RollBackAsync(scope, "s1")).Event!.Version.ShouldBeNull();
        (await _registry.FindLineAsync(scope, Cancel)).Champion.ShouldBeNull();
        (await RollBackAsync(scope, "s1")).Refusal!.Code.ShouldBe(ModelRefusals.NothingToRollBack);
    }

    [Fact]
    public async Task Of_promotions_at_once_one_wins_and_the_others_are_refused()
    {
        var scope = Scope("RACE");
        string[] versions = [.. Enumerable.Range(0, 8).Select(i => $"race-{i}")];
        foreach (var version in versions)
            await RegisterAsync(Model(version, scope));

        var changes = await Task.WhenAll(versions.Select(version => PromoteAsync(version, null)));

        var won = changes.Single(change => change.Event is not null).Event!;
        foreach (var lost in changes.Where(change => change.Event is null))
        {
            lost.Refusal!.Code.ShouldBe(ModelRefusals.ChampionChanged);
            lost.Refusal.Message.ShouldContain(won.Version!);
        }
        (await _registry.FindLineAsync(scope, Cancel)).Champion.ShouldBe(won.Version);
    }

    [Fact]
    public async Task Events_are_numbered_without_gaps_in_the_order_in_which_they_appear()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => RegisterAsync(Model($"many-{i}", Scope("MANY")))));
        var events = await _registry.ReadEventsAsync(0, 10_000, Cancel);
        events.Select(e => e.Number).ShouldBe(Enumerable.Range(1, events.Length).Select(i => (long)i));
        (await _registry.ReadEventsAsync(events[^1].Number, 10, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_closest_scope_comes_first()
    {
        var instrument = new InstrumentId("sim", "CLOSE");
        ModelScope[] scopes = [.. ModelScope.Serving("risk", instrument, Timeframe.M5).Reverse()];
        foreach (var scope in scopes)
        {
            var version = $"v {scope}";
            await RegisterAsync(Model(version, scope));
            await PromoteAsync(version, null);
            (await _registry.FindChampionsAsync("risk", instrument, Timeframe.M5, Cancel))[0].ShouldBe(version);
        }
        (await _registry.FindChampionsAsync("risk", instrument, Timeframe.H1, Cancel))
            .ShouldBe(["v risk/sim:CLOSE/any", "v risk/*/any"]);
        (await _registry.FindChampionsAsync("anomaly", instrument, Timeframe.M5, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_promoted_is_refused_and_changes_nothing()
    {
        var scope = Scope("BAD");
        await _registry.RegisterAsync(Model("unfit", scope), "test", "its states match nothing", true, Cancel);
        await RegisterAsync(Model("fit", scope));
        await PromoteAsync("fit", null);

        var refusal = (await PromoteAsync("unfit", "fit")).Refusal!;
        (refusal.Code, refusal.Message).ShouldBe(
            (ModelRefusals.Unfit, "The model unfit failed its checks: its states match nothing"));
        (await PromoteAsync("nowhere", "fit")).Refusal!.Code.ShouldBe(ModelRefusals.NotFound);
        (await PromoteAsync("fit", "fit")).Refusal!.Code.ShouldBe(ModelRefusals.IsChampion);
        (await ChallengeAsync(scope, "unfit")).Refusal!.Code.ShouldBe(ModelRefusals.Unfit);
        (await ChallengeAsync(scope, "fit")).Refusal!.Code.ShouldBe(ModelRefusals.IsChampion);
        (await ChallengeAsync(Scope("ELSE"), "unfit")).Refusal!.Code.ShouldBe(ModelRefusals.OtherScope);
        (await _registry.FindLineAsync(scope, Cancel)).Champion.ShouldBe("fit");
        (await StateOf("unfit")).ShouldBe(ModelState.Refused);
    }

    [Fact]
    public async Task A_scope_has_one_challenger_until_it_is_promoted_or_taken_away()
    {
        var scope = Scope("CHALLENGE");
        await RegisterAsync(Model("c1", scope), Model("c2", scope));
        await ChallengeAsync(scope, "c1");
        (await ChallengeAsync(scope, "c2")).Event!.PreviousVersion.ShouldBe("c1");
        (await FindChallengerAsync("CHALLENGE")).ShouldBe("c2");
        await PromoteAsync("c2", null);
        (await FindChallengerAsync("CHALLENGE")).ShouldBeNull();
        await ChallengeAsync(scope, "c1");
        await ChallengeAsync(scope, null);
        (await FindChallengerAsync("CHALLENGE")).ShouldBeNull();
    }

    [Theory]
    [InlineData("document = document || ' '")]
    [InlineData("data_hash = 'f'")]
    [InlineData("trained_to = trained_to + interval '1 second'")]
    [InlineData("figures = '{\"good\":true}'")]
    [InlineData("instrument = '*'")]
    [InlineData("instrument = 'nonsense'")]
    public async Task A_damaged_row_is_refused_with_what_to_do(string damage)
    {
        var version = $"damaged {damage}";
        await RegisterAsync(Model(version, Scope("DAMAGE")));
        await database.ExecuteAsync($"UPDATE models SET {damage} WHERE version = '{version.Replace("'", "''", StringComparison.Ordinal)}'");

        var failure = await Should.ThrowAsync<InvalidDataException>(() => _registry.FindAsync(version, Cancel));
        failure.Message.ShouldContain("is damaged");
        failure.Message.ShouldContain("Restore the row");
        (await _registry.FindManyAsync([version], Cancel)).ShouldBeEmpty();
        await database.ExecuteAsync("UPDATE models SET instrument = 'sim:DAMAGE' WHERE instrument = 'nonsense'");
    }

    [Fact]
    public async Task A_refused_version_that_passes_its_checks_later_may_take_charge()
    {
        var model = Model("afresh", Scope("AFRESH"));
        await _registry.RegisterAsync(model, "test", "too far", isRefused: true, Cancel);
        (await PromoteAsync("afresh", null)).Refusal!.Code.ShouldBe(ModelRefusals.Unfit);
        await _registry.RegisterAsync(model, "test", "too far", isRefused: true, Cancel);
        (await StateOf("afresh")).ShouldBe(ModelState.Refused);

        await RegisterAsync(model, model);

        (await StateOf("afresh")).ShouldBe(ModelState.Registered);
        (await _registry.ReadLatestEventsAsync("afresh", 10, Cancel)).Select(e => e.Kind)
            .ShouldBe([ModelEventKind.Registered, ModelEventKind.Refused]);
        (await PromoteAsync("afresh", null)).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("kind = 'Bogus'", "kind = 'ChallengerSet'")]
    [InlineData("instrument = 'nonsense'", "instrument = 'sim:BOGUS'")]
    public async Task A_damaged_event_stops_nobody_who_looks_and_nothing_is_changed_on_it(string damage, string mend)
    {
        var scope = Scope("BOGUS");
        var version = $"bogus {damage}";
        await RegisterAsync(Model(version, scope));
        await PromoteAsync(version, (await _registry.FindLineAsync(scope, Cancel)).Champion);
        var number = (await ChallengeAsync(scope, null)).Event!.Number;
        await database.ExecuteAsync($"UPDATE model_events SET {damage} WHERE number = {number}");

        (await _registry.FindChampionsAsync(ModelFamilies.Regime, scope.Instrument!.Value, Timeframe.M1, Cancel))
            .ShouldBe([version]);
        (await StateOf(version)).ShouldBe(ModelState.Champion);
        (await _registry.ReadEventsAsync(number - 1, 1, Cancel)).ShouldBeEmpty();
        if (damage.StartsWith("kind", StringComparison.Ordinal))
            (await Should.ThrowAsync<InvalidDataException>(() => RollBackAsync(scope, version))).Message
                .ShouldContain($"event {number} of models is damaged");
        await database.ExecuteAsync($"UPDATE model_events SET {mend} WHERE number = {number}");
    }

    [Fact]
    public async Task A_row_whose_scope_is_damaged_does_not_hide_the_other_models()
    {
        await RegisterAsync(Model("scope-1", Scope("SCOPE")), Model("scope-2", Scope("SCOPE")));
        await database.ExecuteAsync("UPDATE models SET instrument = 'nonsense' WHERE version = 'scope-1'");
        (await _registry.ListAsync(ModelFilter.None, 1_000, Cancel)).Select(m => m.Version).ShouldContain("scope-2");
        await database.ExecuteAsync("UPDATE models SET instrument = 'sim:SCOPE' WHERE version = 'scope-1'");
    }

    [Theory]
    [InlineData("instrument = 'nonsense'", "regime/sim:LOST/M1")]
    [InlineData("family = 'No Family'", "regime/sim:LOST/M1")]
    [InlineData("family = 'anomaly'", "anomaly/sim:LOST/M1")]
    [InlineData("timeframe = 99", "regime/sim:LOST/M1")]
    [InlineData("instrument = '*'", "regime/*/M1")]
    public async Task A_champion_whose_scope_is_damaged_is_listed_as_what_it_is(string damage, string scope)
    {
        var version = $"lost {damage}";
        await RegisterAsync(Model(version, Scope("LOST")));
        await PromoteAsync(version, (await _registry.FindLineAsync(Scope("LOST"), Cancel)).Champion);
        await database.ExecuteAsync($"UPDATE models SET {damage} WHERE version = '{version.Replace("'", "''", StringComparison.Ordinal)}'");

        var found = (await _registry.FindSummariesAsync([version], Cancel)).ShouldHaveSingleItem();

        (found.Scope.ToString(), found.State).ShouldBe((scope, ModelState.Champion));
        (await VersionsAsync(ModelFilter.None)).ShouldContain(version);
        (await VersionsAsync(new ModelFilter { Family = ModelFamilies.Regime })).ShouldContain(version, "it was registered as one");
        (await VersionsAsync(new ModelFilter { Family = ModelFamilies.Classifier })).ShouldNotContain(version);
        await Should.ThrowAsync<InvalidDataException>(() => _registry.FindAsync(version, Cancel));
    }

    [Fact]
    public async Task A_model_of_a_damaged_family_is_listed_of_a_range_of_time_too()
    {
        var model = Model("kin", Scope("KIN"));
        await RegisterAsync(model);
        await database.ExecuteAsync("UPDATE models SET family = 'No Family' WHERE version = 'kin'");
        var filter = new ModelFilter { Family = ModelFamilies.Regime, From = model.CreatedTime, To = model.CreatedTime.AddTicks(10) };

        (await VersionsAsync(filter)).ShouldContain("kin");
        (await VersionsAsync(filter with { From = filter.To, To = null })).ShouldNotContain("kin");
    }

    [Fact]
    public async Task The_stamp_of_a_version_is_another_one_after_each_change_of_its_row()
    {
        await RegisterAsync(Model("stamp-1", Scope("STAMP")), Model("stamp-2", Scope("STAMP")));
        async Task<string[]> StampsAsync() =>
        [
            .. (await _registry.FindSummariesAsync(["stamp-1", "stamp-2"], Cancel)).OrderBy(m => m.Version).Select(m => m.Stamp),
        ];
        var first = await StampsAsync();
        await PromoteAsync("stamp-1", null);
        (await StampsAsync()).ShouldBe(first, "its row is what it was");

        await database.ExecuteAsync("UPDATE models SET document = '[]' WHERE version = 'stamp-1'");
        var damaged = await StampsAsync();
        await database.ExecuteAsync("UPDATE models SET document = '{}' WHERE version = 'stamp-1'");
        var mended = await StampsAsync();

        new[] { first[0], damaged[0], mended[0] }.ShouldBeUnique();
        new[] { first[1], damaged[1], mended[1] }.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Several_versions_are_read_at_once_without_those_that_are_damaged_or_not_there()
    {
        var scope = Scope("MANY");
        await RegisterAsync(Model("many-1", scope), Model("many-2", scope), Model("many-3", scope));
        await PromoteAsync("many-1", null);
        await database.ExecuteAsync("UPDATE models SET document = document || ' ' WHERE version = 'many-2'");

        var whole = await _registry.FindManyAsync(["many-1", "many-2", "many-3", "none"], Cancel);
        var summaries = await _registry.FindSummariesAsync(["many-1", "many-2", "none"], Cancel);

        whole.Select(m => m.Version).ShouldBe(["many-1", "many-3"], ignoreOrder: true);
        summaries.Select(m => (m.Version, m.State)).ShouldBe(
            [("many-1", ModelState.Champion), ("many-2", ModelState.Registered)], ignoreOrder: true);
        (await _registry.FindManyAsync([], Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_latest_events_of_several_versions_are_read_at_once_each_once()
    {
        var scope = Scope("LATEST");
        await RegisterAsync(Model("latest-1", scope), Model("latest-2", scope), Model("latest-3", scope));
        await PromoteAsync("latest-1", null);
        await PromoteAsync("latest-2", "latest-1");

        var page = new NumberPage(null, null, 2, NewestFirst: true);
        var events = await _registry.ReadEventsAsync(
            ["latest-1", "latest-2", "none"], new EventFilter<ModelEventKind>(), page, Cancel);
        var promotions = await _registry.ReadEventsAsync(
            ["latest-1"], new EventFilter<ModelEventKind> { Kinds = [ModelEventKind.Promoted] },
            page with { NewestFirst = false, Below = events[0].Number }, Cancel);
        var future = await _registry.ReadEventsAsync(
            ["latest-1"], new EventFilter<ModelEventKind> { From = events[0].Time.AddDays(1) }, page, Cancel);

        events.Select(e => (e.Kind, e.Version, e.PreviousVersion)).ShouldBe([
            (ModelEventKind.Promoted, "latest-2", "latest-1"),
            (ModelEventKind.Promoted, "latest-1", null),
            (ModelEventKind.Registered, "latest-2", null)]);
        promotions.Select(e => (e.Kind, e.Version)).ShouldBe([(ModelEventKind.Promoted, "latest-1")]);
        future.ShouldBeEmpty();
    }

    [Fact]
    public async Task Models_are_listed_of_a_family_and_a_half_open_range_of_time()
    {
        var models = new[] { Model("range-1", Scope("RANGE")), Model("range-2", Scope("RANGE")) };
        await RegisterAsync(models[0], models[1] with { CreatedTime = models[0].CreatedTime.AddDays(1) });

        async Task<IEnumerable<string>> ListAsync(ModelFilter filter) =>
            (await VersionsAsync(filter)).Where(version => version.StartsWith("range-", StringComparison.Ordinal));

        var (first, second) = (models[0].CreatedTime, models[0].CreatedTime.AddDays(1));
        (await ListAsync(ModelFilter.None)).ShouldBe(["range-2", "range-1"]);
        (await ListAsync(new ModelFilter { From = first, To = second })).ShouldBe(["range-1"]);
        (await ListAsync(new ModelFilter { From = second })).ShouldBe(["range-2"]);
        (await ListAsync(new ModelFilter { Family = ModelFamilies.Anomaly })).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_alert_is_told_once()
    {
        await RegisterAsync(Model("alert", Scope("ALERT")));
        for (var time = 0; time < 2; time++)
            await _registry.AppendAlertAsync("alert/1", Scope("ALERT"), "alert", "monitor", "drift", Cancel);
        (await _registry.ReadLatestEventsAsync("alert", 10, Cancel)).Select(e => e.Kind)
            .ShouldBe([ModelEventKind.Alert, ModelEventKind.Registered]);
    }

    [Theory]
    [InlineData("UPDATE models SET document = ''")]
    [InlineData("DELETE FROM models")]
    [InlineData("UPDATE model_events SET reason = ''")]
    [InlineData("DELETE FROM model_events")]
    public async Task The_application_cannot_change_what_is_registered(string statement)
    {
        await using var command = database.DataSource.CreateCommand(statement);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel))).SqlState
            .ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private Task<string> RowsAsync() =>
        database.ScalarAsync<string>("SELECT string_agg(to_jsonb(m)::text, '|' ORDER BY version) FROM models m");

    /// <summary>All rows, but for reference and hash of that version.</summary>
    private Task<string> OtherColumnsAsync(string version) => database.ScalarAsync<string>(
        "SELECT string_agg((to_jsonb(m) - CASE version WHEN '" + version + "' THEN ARRAY['reference', 'row_hash'] "
        + "ELSE ARRAY[]::text[] END)::text, '|' ORDER BY version) FROM models m");

    private static ModelScope Scope(string symbol) =>
        new(ModelFamilies.Regime, new InstrumentId("sim", symbol), Timeframe.M1);

    private static RegisteredModel Model(string version, ModelScope scope) => new(
        version, scope, Day(9), Day(1), Day(8), new string('a', 64), ["SignedEfficiency", "RelativeVolatility"], "{}",
        "{}", "{}", 7);

    private static DateTime Day(int day) => new(2024, 5, day, 1, 2, 3, DateTimeKind.Utc);

    private async Task RegisterAsync(params RegisteredModel[] models)
    {
        foreach (var model in models)
            await _registry.RegisterAsync(model, "test", "a test", isRefused: false, Cancel);
    }

    private Task<ModelChange> PromoteAsync(string version, string? expected) =>
        _registry.PromoteAsync(version, expected, "test", "a test", Cancel);

    private Task<ModelChange> RollBackAsync(ModelScope scope, string expected) =>
        _registry.RollBackAsync(scope, expected, "test", "a test", Cancel);

    private Task<ModelChange> ChallengeAsync(ModelScope scope, string? version) =>
        _registry.SetChallengerAsync(scope, version, "test", "a test", Cancel);

    private Task<string?> FindChallengerAsync(string symbol) => _registry.FindChallengerAsync(
        ModelFamilies.Regime, new InstrumentId("sim", symbol), Timeframe.M1, Cancel);

    private async Task<IEnumerable<string>> VersionsAsync(ModelFilter filter) =>
        (await _registry.ListAsync(filter, 1_000, Cancel)).Select(model => model.Version);

    private async Task<ModelState> StateOf(string version)
    {
        var models = await _registry.ListAsync(new ModelFilter { Family = ModelFamilies.Regime }, 1_000, Cancel);
        return models.Single(model => model.Version == version).State;
    }
}
