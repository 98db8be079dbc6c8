using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Aetherion.Domain.Anomalies;
using Aetherion.Domain.Features;
using Aetherion.GrainInterfaces;
using Aetherion.Grains.Anomalies;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>The models behind the anomaly detectors of a symbol, and how a new detector gets to know the past.</summary>
internal sealed class SymbolAnomalyModels(SymbolKey key, IAnomalyModels models, StoredBars bars) : ISymbolModels
{
    public string Family => ModelFamilies.Anomaly;

    public ImmutableDictionary<Timeframe, string> Versions { get; private set; } = [];

    public ImmutableArray<Timeframe> Missing { get; private set; } = [];

    /// <summary>Null where there is none.</summary>
    public string? VersionOf(Timeframe timeframe) => Versions.GetValueOrDefault(timeframe);

    /// <summary>The detectors of the stored versions; of a symbol that is new, of those that serve now.</summary>
    /// <param name="stored">Empty in a checkpoint that is older than trained models: it was made with the shipped one.</param>
    public async Task<Dictionary<Timeframe, IBarScorer?>> LoadAsync(
        ImmutableDictionary<Timeframe, string> stored, bool isNew, CancellationToken cancellationToken)
    {
        var loaded = await LoadedModels<AnomalyModel>.LoadAsync(stored, (timeframe, version) => version is null && !isNew
            ? Task.FromResult(models.Shipped)
            : models.GetAsync(key.Instrument, timeframe, version, cancellationToken));
        Missing = loaded.Missing;
        Versions = loaded.Models.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Version);
        return loaded.Models.ToDictionary(pair => pair.Key, pair => (IBarScorer?)new AnomalyDetector(pair.Value));
    }

    public async Task<ModelSwap> FindServingAsync(Timeframe timeframe, CancellationToken cancellationToken) =>
        SwapTo(await models.GetAsync(key.Instrument, timeframe, null, cancellationToken), timeframe);

    public async Task<ModelSwap> GetAsync(Timeframe timeframe, string version, CancellationToken cancellationToken) =>
        SwapTo(await models.GetAsync(key.Instrument, timeframe, version, cancellationToken), timeframe);

    /// <summary>
    /// The rolling threshold begins with the new model's own scores of the last stored bars: it is a quantile of scores, and
    /// how often a score comes up differs from model to model. What is usual stays what was learnt over weeks.
    /// </summary>
    private ModelSwap SwapTo(AnomalyModel model, Timeframe timeframe) => new(
        this, timeframe, model.Version, async (lastSequence, cancellationToken) =>
        {
            var past = new List<FeatureVector>();
            await bars.ReadLastAsync(
                timeframe, lastSequence, page => past.AddRange(page.Select(bar => bar.Features)), cancellationToken);
            return pipeline =>
            {
                var detector = new AnomalyDetector(model);
                detector.TakeOver(
                    pipeline.ReplaceScorer(timeframe, detector) as AnomalyDetector, CollectionsMarshal.AsSpan(past));
                Versions = Versions.SetItem(timeframe, model.Version);
            };
        });
}
