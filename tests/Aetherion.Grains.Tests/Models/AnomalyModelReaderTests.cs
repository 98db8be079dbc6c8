using System.Text.Json.Nodes;
using Aetherion.Domain.Anomalies;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Anomalies;
using Aetherion.Grains.Models;
using Aetherion.Grains.Tests.Symbols;
using Aetherion.Lab.Models;
using Aetherion.Model;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Grains.Tests.Models;

/// <summary>What the registry holds of anomaly models, and who of them serves.</summary>
public sealed class AnomalyModelReaderTests
{
    private static readonly AnomalyModel Shipped = MarketTape.ShippedAnomalies;
    private static readonly ModelScope Everywhere = new(ModelFamilies.Anomaly);
    private static readonly ModelScope Here = new(ModelFamilies.Anomaly, MarketTape.Instrument.Id, Timeframe.M1);

    private readonly ModelShelf _shelf = new();
    private readonly StoredAnomalyModels _models;
    private readonly ModelPromoter _promoter;

    public AnomalyModelReaderTests()
    {
        _models = new StoredAnomalyModels(_shelf, Shipped, NullLogger<StoredAnomalyModels>.Instance);
        _promoter = new ModelPromoter(_shelf, new ModelDocuments([new AnomalyModelReader()]));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_document_is_checked_by_its_family()
    {
        var documents = new ModelDocuments([new AnomalyModelReader()]);
        var sound = Registered(MarketTape.Anomalies.Value, Here);
        documents.Validate(sound);
        string[] damages =
        [
            "", "{}", sound.Document[..^20], With("alarmLevel", -1), With("format", 99), With("sampleSize", 1_000_000),
            sound.Document.Replace("\"alarmLevel\":", "\"alarmLevel\":1e999,\"was\":", StringComparison.Ordinal),
        ];
        foreach (var damage in damages)
            Should.Throw<InvalidDataException>(() => documents.Validate(sound with { Document = damage }));
        Should.Throw<InvalidDataException>(() => documents.Validate(sound with { Version = "anomaly-other" }))
            .Message.ShouldContain(sound.Version);

        string With(string member, object value)
        {
            var node = JsonNode.Parse(sound.Document)!;
            node[member] = JsonValue.Create(value);
            return node.ToJsonString();
        }
    }

    [Fact]
    public async Task The_champion_of_the_closest_scope_serves_a_damaged_one_is_passed_over_and_else_the_shipped_model()
    {
        (await GetAsync(null)).ShouldBeSameAs(Shipped);
        await ServeAsync(MarketTape.OtherAnomalies.Value, Everywhere);
        await ServeAsync(MarketTape.Anomalies.Value, Here);
        (await GetAsync(null)).Version.ShouldBe(MarketTape.Anomalies.Value.Version);
        (await GetAsync(null, Timeframe.H1)).Version.ShouldBe(MarketTape.OtherAnomalies.Value.Version);
        (await GetAsync(Shipped.Version)).ShouldBeSameAs(Shipped);

        var again = new StoredAnomalyModels(_shelf, Shipped, NullLogger<StoredAnomalyModels>.Instance);
        _shelf.Damaged.Add(MarketTape.Anomalies.Value.Version);
        (await again.GetAsync(MarketTape.Instrument.Id, Timeframe.M1, null, Cancel)).Version
            .ShouldBe(MarketTape.OtherAnomalies.Value.Version);
        await Should.ThrowAsync<InvalidDataException>(() => again.GetAsync(
            MarketTape.Instrument.Id, Timeframe.M1, MarketTape.Anomalies.Value.Version, Cancel));
    }

    [Fact]
    public async Task Who_fails_the_checks_is_not_promoted_and_the_champion_stays()
    {
        await ServeAsync(MarketTape.Anomalies.Value, Here);
        await _shelf.RegisterAsync(
            Registered(MarketTape.OtherAnomalies.Value, Here) with { Version = "anomaly-unfit" }, "test", "", false, Cancel);
        (await _promoter.PromoteAsync("anomaly-unfit", MarketTape.Anomalies.Value.Version, "test", "", Cancel))
            .Refusal!.Code.ShouldBe(ModelRefusals.Unfit);
        (await _shelf.FindLineAsync(Here, Cancel)).Champion.ShouldBe(MarketTape.Anomalies.Value.Version);
    }

    [Fact]
    public async Task A_sound_model_may_run_beside_the_champion_and_one_that_fails_the_checks_may_not()
    {
        await ServeAsync(MarketTape.Anomalies.Value, Here);
        var other = Registered(MarketTape.OtherAnomalies.Value, Here);
        foreach (var model in (RegisteredModel[])[other, other with { Version = "anomaly-unfit" }])
            await _shelf.RegisterAsync(model, "test", "", false, Cancel);
        (await _promoter.SetChallengerAsync(Here, "anomaly-unfit", "test", "", Cancel)).Refusal!.Code
            .ShouldBe(ModelRefusals.Unfit);
        (await _shelf.FindLineAsync(Here, Cancel)).Challenger.ShouldBeNull();
        (await _promoter.SetChallengerAsync(Here, other.Version, "test", "", Cancel)).Refusal.ShouldBeNull();
        var line = await _shelf.FindLineAsync(Here, Cancel);
        (line.Champion, line.Challenger).ShouldBe((MarketTape.Anomalies.Value.Version, other.Version));
    }

    private static RegisteredModel Registered(AnomalyModel model, ModelScope scope) =>
        AnomalyRegistration.Of(model, scope, MarketTape.Start, RegisteredModel.Nothing);

    private async Task ServeAsync(AnomalyModel model, ModelScope scope)
    {
        await _shelf.RegisterAsync(Registered(model, scope), "test", "", false, Cancel);
        (await _promoter.PromoteAsync(model.Version, null, "test", "", Cancel)).Refusal.ShouldBeNull();
    }

    private Task<AnomalyModel> GetAsync(string? version, Timeframe timeframe = Timeframe.M1) =>
        _models.GetAsync(MarketTape.Instrument.Id, timeframe, version, Cancel);
}
