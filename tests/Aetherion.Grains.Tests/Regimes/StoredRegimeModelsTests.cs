using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Model;

namespace Aetherion.Grains.Tests.Regimes;

public sealed class StoredRegimeModelsTests
{
    [Fact]
    public async Task The_newest_trained_model_is_taken_and_otherwise_the_shipped_one()
    {
        var store = new Shelf();
        var models = new StoredRegimeModels(store, ShippedRegimeModel.Load());
        (await GetAsync(models, null)).Version.ShouldBe(ShippedRegimeModel.Load().Version);
        store.Model = Stored(MarketTape.Model);
        (await GetAsync(models, null)).Version.ShouldBe(MarketTape.Model.Version);
        (await GetAsync(models, ShippedRegimeModel.Load().Version)).Version.ShouldBe(ShippedRegimeModel.Load().Version);
    }

    [Fact]
    public async Task A_version_is_read_once()
    {
        var store = new Shelf { Model = Stored(MarketTape.Model) };
        var models = new StoredRegimeModels(store, ShippedRegimeModel.Load());
        var first = await GetAsync(models, MarketTape.Model.Version);
        (await GetAsync(models, MarketTape.Model.Version)).ShouldBeSameAs(first);
        store.FindCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_version_that_is_gone_is_an_error_that_names_it()
    {
        var models = new StoredRegimeModels(new Shelf(), ShippedRegimeModel.Load());
        var failure = await Should.ThrowAsync<InvalidDataException>(() => GetAsync(models, "gone"));
        failure.Message.ShouldContain("gone");
    }

    private static Task<RegimeModel> GetAsync(StoredRegimeModels models, string? version) =>
        models.GetAsync(MarketTape.Instrument.Id, Timeframe.M1, version, CancellationToken.None);

    private static StoredModel Stored(RegimeModel model) => new(
        model.Version, MarketTape.Instrument.Id, Timeframe.M1, MarketTape.Start, RegimeModelDocument.Write(model));

    private sealed class Shelf : IModelStore
    {
        public StoredModel? Model { get; set; }

        public int FindCount { get; private set; }

        public Task SaveAsync(StoredModel model, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Grains store no models.");

        public Task<StoredModel?> FindAsync(string version, CancellationToken cancellationToken)
        {
            FindCount++;
            return Task.FromResult(Model?.Version == version ? Model : null);
        }

        public Task<StoredModel?> FindNewestAsync(
            InstrumentId instrument, Timeframe timeframe, CancellationToken cancellationToken) => Task.FromResult(Model);
    }
}
