using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Models;
using Aetherion.Grains.Regimes;
using Aetherion.Grains.Tests.Models;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Grains.Tests.Regimes;

public sealed class StoredRegimeModelsTests
{
    private static readonly RegimeModel Shipped = ShippedRegimeModel.Load();

    private readonly ModelShelf _shelf = new();
    private readonly StoredRegimeModels _models;

    public StoredRegimeModelsTests() =>
        _models = new StoredRegimeModels(_shelf, Shipped, NullLogger<StoredRegimeModels>.Instance);

    [Fact]
    public async Task The_champion_of_the_closest_scope_serves_and_otherwise_the_shipped_model()
    {
        (await GetAsync(null)).ShouldBeSameAs(Shipped);
        await ServeAsync(MarketTape.Other, new ModelScope(ModelFamilies.Regime));
        (await GetAsync(null)).Version.ShouldBe(MarketTape.Other.Version);
        await ServeAsync(
            MarketTape.Model, new ModelScope(ModelFamilies.Regime, MarketTape.Instrument.Id, Timeframe.M1));
        (await GetAsync(null)).Version.ShouldBe(MarketTape.Model.Version);
        (await GetAsync(null, Timeframe.H1)).Version.ShouldBe(MarketTape.Other.Version);
        (await GetAsync(Shipped.Version)).ShouldBeSameAs(Shipped);
    }

    [Fact]
    public async Task A_version_is_read_once()
    {
        await ServeAsync(MarketTape.Model, new ModelScope(ModelFamilies.Regime));
        var first = await GetAsync(MarketTape.Model.Version);
        (await GetAsync(MarketTape.Model.Version)).ShouldBeSameAs(first);
        _shelf.FindCount.ShouldBe(1);
    }

    [Fact]
    public async Task A_version_that_is_gone_is_an_error_that_names_it() =>
        (await Should.ThrowAsync<InvalidDataException>(() => GetAsync("gone"))).Message.ShouldContain("gone");

    [Fact]
    public async Task A_damaged_champion_is_passed_over_and_by_name_an_error()
    {
        await ServeAsync(MarketTape.Other, new ModelScope(ModelFamilies.Regime));
        await ServeAsync(MarketTape.Model, new ModelScope(ModelFamilies.Regime, MarketTape.Instrument.Id));
        _shelf.Damaged.Add(MarketTape.Model.Version);
        (await GetAsync(null)).Version.ShouldBe(MarketTape.Other.Version);
        await Should.ThrowAsync<InvalidDataException>(() => GetAsync(MarketTape.Model.Version));
    }

    [Fact]
    public void A_document_is_checked_by_its_family()
    {
        var documents = new ModelDocuments([new RegimeModelReader()]);
        var scope = new ModelScope(ModelFamilies.Regime);
        var sound = ModelShelf.Registered(MarketTape.Model, scope);
        documents.Validate(sound);
        string[] damages = ["{}", "", sound.Document.Replace("LogReturn", "Luck", StringComparison.Ordinal)];
        foreach (var damage in damages)
            Should.Throw<InvalidDataException>(() => documents.Validate(sound with { Document = damage }));
        Should.Throw<InvalidDataException>(() => documents.Validate(sound with { Version = "hmm-other" }))
            .Message.ShouldContain(MarketTape.Model.Version);
        Should.Throw<InvalidDataException>(
                () => documents.Validate(sound with { Scope = new ModelScope(ModelFamilies.Funding) }))
            .Message.ShouldContain("known are regime");
        Should.Throw<InvalidDataException>(() => documents.Validate(sound with { Reference = "{\"features\":3}" }));
    }

    [Fact]
    public async Task Who_fails_the_checks_is_not_promoted_and_the_champion_stays()
    {
        var promoter = new ModelPromoter(_shelf, new ModelDocuments([new RegimeModelReader()]));
        var scope = new ModelScope(ModelFamilies.Regime);
        await ServeAsync(MarketTape.Model, scope);
        var unfit = ModelShelf.Registered(MarketTape.Other, scope) with { Version = "hmm-unfit" };
        await _shelf.RegisterAsync(unfit, "test", "", false, CancellationToken.None);
        await _shelf.RegisterAsync(
            ModelShelf.Registered(MarketTape.Other, scope), "test", "", false, CancellationToken.None);
        _shelf.Damaged.Add(MarketTape.Other.Version);

        foreach (var version in (string[])["hmm-unfit", MarketTape.Other.Version])
        {
            (await promoter.PromoteAsync(version, MarketTape.Model.Version, "test", "", CancellationToken.None))
                .Refusal!.Code.ShouldBe(ModelRefusals.Unfit);
            (await promoter.SetChallengerAsync(scope, version, "test", "", CancellationToken.None))
                .Refusal!.Code.ShouldBe(ModelRefusals.Unfit);
        }
        (await promoter.PromoteAsync("none", null, "test", "", CancellationToken.None))
            .Refusal!.Code.ShouldBe(ModelRefusals.NotFound);
        (await _shelf.FindLineAsync(scope, CancellationToken.None)).Champion.ShouldBe(MarketTape.Model.Version);
        (await promoter.RollBackAsync(scope, MarketTape.Model.Version, "test", "", CancellationToken.None))
            .Event!.Version.ShouldBeNull();
    }

    private Task<RegimeModel> GetAsync(string? version, Timeframe timeframe = Timeframe.M1) =>
        _models.GetAsync(MarketTape.Instrument.Id, timeframe, version, CancellationToken.None);

    private Task ServeAsync(RegimeModel model, ModelScope scope) => _shelf.ServeAsync(model, scope);
}
