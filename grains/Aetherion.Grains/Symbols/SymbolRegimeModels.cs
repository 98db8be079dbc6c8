using System.Collections.Immutable;
using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Regimes;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>The models behind the filters of a symbol, and how a new filter gets to know the past.</summary>
internal sealed class SymbolRegimeModels(SymbolKey key, IRegimeModels models, StoredBars bars) : ISymbolModels
{
    public string Family => ModelFamilies.Regime;

    public ImmutableDictionary<Timeframe, string> Versions { get; private set; } = [];

    public ImmutableArray<Timeframe> Missing { get; private set; } = [];

    /// <summary>Empty where there is none.</summary>
    public string VersionOf(Timeframe timeframe) => Versions.GetValueOrDefault(timeframe, "");

    /// <summary>The filters of the stored versions, and of those that serve now where none is stored.</summary>
    public async Task<Dictionary<Timeframe, IBarFilter?>> LoadAsync(
        ImmutableDictionary<Timeframe, string> stored, CancellationToken cancellationToken)
    {
        var loaded = await LoadedModels<RegimeModel>.LoadAsync(
            stored, (timeframe, version) => models.GetAsync(key.Instrument, timeframe, version, cancellationToken));
        Missing = loaded.Missing;
        Versions = loaded.Models.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Version);
        return loaded.Models.ToDictionary(pair => pair.Key, pair => (IBarFilter?)new RegimeFilter(pair.Value));
    }

    public async Task<ModelSwap> FindServingAsync(Timeframe timeframe, CancellationToken cancellationToken) =>
        SwapTo(await models.GetAsync(key.Instrument, timeframe, null, cancellationToken), timeframe);

    public async Task<ModelSwap> GetAsync(Timeframe timeframe, string version, CancellationToken cancellationToken) =>
        SwapTo(await models.GetAsync(key.Instrument, timeframe, version, cancellationToken), timeframe);

    private ModelSwap SwapTo(RegimeModel model, Timeframe timeframe) => new(
        this, timeframe, model.Version, async (lastSequence, cancellationToken) =>
        {
            var filter = await WarmAsync(model, timeframe, lastSequence, cancellationToken);
            return pipeline =>
            {
                if (pipeline.ReplaceFilter(timeframe, filter) is RegimeFilter before)
                    filter.TakeGate(before);
                Versions = Versions.SetItem(timeframe, model.Version);
            };
        });

    private async Task<RegimeFilter> WarmAsync(
        RegimeModel model, Timeframe timeframe, long lastSequence, CancellationToken cancellationToken)
    {
        var filter = new RegimeFilter(model);
        DateTime? lastClose = null;
        await bars.ReadLastAsync(
            timeframe, lastSequence, page => lastClose = FilterWarmUp.Run(filter, page.AsSpan(), lastClose), cancellationToken);
        return filter;
    }
}
