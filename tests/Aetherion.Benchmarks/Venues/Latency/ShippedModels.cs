using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Regimes;
using Aetherion.Grains.Anomalies;
using Aetherion.Grains.Regimes;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>The models that ship with the product, for every symbol.</summary>
internal sealed class ShippedModels : IRegimeModels, IAnomalyModels
{
    private readonly RegimeModel _model = ShippedRegimeModel.Load();

    public AnomalyModel Shipped { get; } = ShippedAnomalyModel.Load();

    public Task<RegimeModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken) =>
        Task.FromResult(_model);

    Task<AnomalyModel> IAnomalyModels.GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken) =>
        Task.FromResult(Shipped);
}
