using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Monitoring;
using Aetherion.Domain.Regimes;
using Aetherion.Grains.Tests.Models;
using Aetherion.Silo.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aetherion.Silo.Tests.Models;

public sealed class ShippedModelRegistrarTests
{
    private readonly ModelShelf _models = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_shipped_model_is_registered_with_what_to_compare_live_bars_with()
    {
        var shipped = ShippedRegimeModel.Load();
        await new ShippedModelRegistrar(_models, shipped, ShippedAnomalyModel.Load(), NullLogger<ShippedModelRegistrar>.Instance).StartAsync(Cancel);

        var stored = (await _models.FindAsync(shipped.Version, Cancel)).ShouldNotBeNull();
        var reference = TrainingReferenceDocument.Read(stored.Reference);
        reference.Features.Select(feature => feature.Feature).ShouldBe(shipped.Features);
        reference.Features.ShouldAllBe(feature => feature.Shares.Length == ReferenceDistribution.BinCountMax);
    }

    [Fact]
    public async Task The_shipped_anomaly_model_is_registered_for_every_symbol()
    {
        var shipped = ShippedAnomalyModel.Load();
        await new ShippedModelRegistrar(
            _models, ShippedRegimeModel.Load(), shipped, NullLogger<ShippedModelRegistrar>.Instance).StartAsync(Cancel);

        var stored = (await _models.FindAsync(shipped.Version, Cancel)).ShouldNotBeNull();
        stored.Scope.ToString().ShouldBe("anomaly/*/any");
        AnomalyModelDocument.Read(stored.Document).Version.ShouldBe(shipped.Version);
        var reference = TrainingReferenceDocument.Read(stored.Reference);
        reference.Inputs.Select(input => input.Name).ShouldBe(stored.Features);
        reference.Inputs.ShouldAllBe(input => input.Shares.Length == ReferenceDistribution.BinCountMax);
    }
}
