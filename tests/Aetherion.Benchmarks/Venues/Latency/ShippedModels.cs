using Aetherion.Domain.Regimes;
using Aetherion.Grains.Regimes;
using Aetherion.Model;

namespace Aetherion.Benchmarks.Venues.Latency;

/// <summary>The model that ships with the product, for every symbol.</summary>
internal sealed class ShippedModels : IRegimeModels
{
    private readonly RegimeModel _model = ShippedRegimeModel.Load();

    public Task<RegimeModel> GetAsync(
        InstrumentId instrument, Timeframe timeframe, string? version, CancellationToken cancellationToken) =>
        Task.FromResult(_model);
}
