using System.Collections.Immutable;
using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Regimes;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>The models behind the filters of a symbol, and how a new filter gets to know the past.</summary>
internal sealed class SymbolModels(
    SymbolKey key, IRegimeModels models, IMarketDataHistory history, SymbolGrainOptions options)
{
    /// <summary>The version behind each timeframe.</summary>
    public ImmutableDictionary<Timeframe, string> Versions { get; private set; } = [];

    /// <summary>Timeframes whose stored version cannot be loaded.</summary>
    public ImmutableArray<Timeframe> Missing { get; private set; } = [];

    /// <summary>Empty where there is none.</summary>
    public string VersionOf(Timeframe timeframe) => Versions.GetValueOrDefault(timeframe, "");

    public void Set(Timeframe timeframe, string version) => Versions = Versions.SetItem(timeframe, version);

    /// <summary>The filters of the stored versions, and of those that serve now where none is stored.</summary>
    public async Task<Dictionary<Timeframe, IBarFilter?>> LoadAsync(
        ImmutableDictionary<Timeframe, string> stored, CancellationToken cancellationToken)
    {
        var filters = new Dictionary<Timeframe, IBarFilter?>();
        foreach (var timeframe in Timeframes.WithRegimes)
        {
            try
            {
                var model = await models.GetAsync(
                    key.Instrument, timeframe, stored.GetValueOrDefault(timeframe), cancellationToken);
                Set(timeframe, model.Version);
                filters[timeframe] = new RegimeFilter(model);
            }
            catch (InvalidDataException) when (stored.ContainsKey(timeframe))
            {
                Missing = Missing.Add(timeframe);
            }
        }
        return filters;
    }

    public Task<RegimeModel> FindServingAsync(Timeframe timeframe, CancellationToken cancellationToken) =>
        models.GetAsync(key.Instrument, timeframe, null, cancellationToken);

    public Task<RegimeModel> GetAsync(Timeframe timeframe, string version, CancellationToken cancellationToken) =>
        models.GetAsync(key.Instrument, timeframe, version, cancellationToken);

    /// <summary>Whether bars are stored that the pipeline has not closed again yet.</summary>
    public async Task<bool> IsBehindAsync(
        Timeframe timeframe, long lastSequence, CancellationToken cancellationToken) =>
        !(await history.ReadBarsAfterAsync(key, timeframe, lastSequence, 1, cancellationToken)).Bars.IsEmpty;

    /// <summary>A filter that has seen the last stored bars up to a sequence: the same whenever it is made.</summary>
    public async Task<IBarFilter> WarmAsync(
        RegimeModel model, Timeframe timeframe, long lastSequence, CancellationToken cancellationToken)
    {
        var filter = new RegimeFilter(model);
        DateTime? lastClose = null;
        for (var after = Math.Max(0, lastSequence - options.WarmUpBars); after < lastSequence;)
        {
            var page = await history.ReadBarsAfterAsync(
                key, timeframe, after, (int)Math.Min(options.RebuildPage, lastSequence - after), cancellationToken);
            var bars = page.Bars.Where(bar => bar.Sequence <= lastSequence).ToImmutableArray();
            if (bars.IsEmpty)
                break;
            lastClose = FilterWarmUp.Run(filter, bars.AsSpan(), lastClose);
            after = bars[^1].Sequence;
        }
        return filter;
    }
}
