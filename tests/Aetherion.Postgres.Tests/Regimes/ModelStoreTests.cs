using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Postgres.Tests;

public sealed class ModelStoreTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    private static readonly InstrumentId Bitcoin = new("sim", "BTC-USD");

    private readonly ModelStore _store = new(database.DataSource);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_is_found_by_version_character_for_character()
    {
        var model = Model("v1", day: 1) with { Document = """{ "b": 1.0,  "a": 0.10000000000000001 }""" };
        await _store.SaveAsync(model, Cancel);
        await _store.SaveAsync(model with { Document = "{}" }, Cancel);

        (await _store.FindAsync("v1", Cancel)).ShouldBe(model);
        (await _store.FindAsync("none", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task The_newest_model_of_an_instrument_and_timeframe_is_found()
    {
        var other = new InstrumentId("sim", "ETH-USD");
        await _store.SaveAsync(Model("eth-2", day: 2) with { Instrument = other }, Cancel);
        await _store.SaveAsync(Model("eth-9", day: 9) with { Instrument = other }, Cancel);
        await _store.SaveAsync(Model("eth-5", day: 5) with { Instrument = other }, Cancel);
        await _store.SaveAsync(Model("eth-h1", day: 20) with { Instrument = other, Timeframe = Timeframe.H1 }, Cancel);

        (await _store.FindNewestAsync(other, Timeframe.M1, Cancel))!.Version.ShouldBe("eth-9");
        (await _store.FindNewestAsync(other, Timeframe.D1, Cancel)).ShouldBeNull();
    }

    private static StoredModel Model(string version, int day) => new(
        version, Bitcoin, Timeframe.M1, new DateTime(2024, 5, day, 0, 0, 0, DateTimeKind.Utc), "{}");
}
