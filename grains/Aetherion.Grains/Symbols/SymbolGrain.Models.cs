using Aetherion.Domain.Features;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>How a symbol takes another model between two bars.</summary>
public sealed partial class SymbolGrain
{
    private readonly HashSet<(ISymbolModels Models, Timeframe Timeframe)> _awaitingModel = [];
    private SymbolRegimeModels _regimes = null!;
    private SymbolAnomalyModels _anomalies = null!;
    private ISymbolModels[] _families = [];
    private StoredBars _storedBars = null!;
    private bool _isLost;

    public async Task<ModelInUse> UseModel(string family, Timeframe timeframe, string? version)
    {
        if (Array.Find(_families, of => of.Family == family) is not { } models || timeframe < Timeframe.M1)
            return new ModelInUse(
                timeframe, "", 0, new Refusal(ModelRefusals.NotUsed, $"No {family} model runs on {timeframe} bars."));
        var refusal = _key.IsLive
            ? await UseServingAsync(models, timeframe, version)
            : await UseInReplayAsync(models, timeframe, version);
        return new ModelInUse(
            timeframe, models.Versions.GetValueOrDefault(timeframe, ""), _pipeline.LastBarSequence(timeframe), refusal);
    }

    private void ThrowIfLost()
    {
        if (_isLost)
            throw new InvalidOperationException($"{_key} does not know what is stored of it and begins anew; try again.");
    }

    private IEnumerable<(ISymbolModels Models, Timeframe Timeframe)> AllModels() =>
        _families.SelectMany(models => Timeframes.WithRegimes.Select(timeframe => (models, timeframe)));

    /// <summary>In place of models that cannot be loaded any more, from the checkpoint on.</summary>
    private async Task ReplaceMissingAsync(CancellationToken cancellationToken)
    {
        foreach (var models in _families)
        {
            foreach (var timeframe in models.Missing)
            {
                var serving = await models.FindServingAsync(timeframe, cancellationToken);
                var takeOver = await serving.WarmAsync(_pipeline.LastBarSequence(timeframe), cancellationToken);
                takeOver(_pipeline);
            }
        }
    }

    private async Task<Refusal?> UseServingAsync(ISymbolModels models, Timeframe timeframe, string? version)
    {
        var serving = await models.FindServingAsync(timeframe, CancellationToken.None);
        if (version is not null && version != serving.Version)
            return new Refusal(
                ModelRefusals.ChampionChanged,
                $"{serving.Version} is in charge of {_key} on {timeframe}, not {version}; promote that first.");
        await UseServingAsync([(models, timeframe)], CancellationToken.None);
        return null;
    }

    private async Task<Refusal?> UseInReplayAsync(ISymbolModels models, Timeframe timeframe, string? version)
    {
        var current = models.Versions.GetValueOrDefault(timeframe, "");
        if (version is null || version == current)
            return null;
        if (_pipeline.LastBarSequence(timeframe) > 0)
            return new Refusal(
                ModelRefusals.ReplayKeepsModel, $"The replay {_key} began with {current} and keeps it; begin another run.");
        await SwapAsync([await models.GetAsync(timeframe, version, CancellationToken.None)], default);
        return null;
    }

    /// <summary>Takes the models that serve now. A timeframe that has not caught up with its stored bars takes its own later.</summary>
    private async Task UseServingAsync(
        IEnumerable<(ISymbolModels Models, Timeframe Timeframe)> asked, CancellationToken cancellationToken)
    {
        var swaps = new List<ModelSwap>();
        foreach (var (models, timeframe) in asked)
        {
            var serving = await models.FindServingAsync(timeframe, cancellationToken);
            if (serving.IsDone)
                _awaitingModel.Remove((models, timeframe));
            else if (await _storedBars.IsBehindAsync(timeframe, _pipeline.LastBarSequence(timeframe), cancellationToken))
                _awaitingModel.Add((models, timeframe));
            else
                swaps.Add(serving);
        }
        if (swaps.Count == 0)
            return;
        await SwapAsync(swaps, cancellationToken);
        // Only now: what fails is awaited still.
        foreach (var swap in swaps)
            _awaitingModel.Remove((swap.Models, swap.Timeframe));
    }

    /// <summary>
    /// Changes filters and detectors between bars. Every bar of the old ones is stored before, and the new ones are part of the
    /// checkpoint that names their versions; so a rebuild closes each bar with the model that closed it first.
    /// </summary>
    private async Task SwapAsync(IReadOnlyList<ModelSwap> swaps, CancellationToken cancellationToken)
    {
        await DeliverAsync();
        await FlushAsync();
        var takeOvers = new List<Action<SymbolPipeline>>();
        foreach (var swap in swaps)
            takeOvers.Add(await swap.WarmAsync(_pipeline.LastBarSequence(swap.Timeframe), cancellationToken));
        foreach (var takeOver in takeOvers)
            takeOver(_pipeline);
        try
        {
            await StoreAsync();
        }
        catch
        {
            // Whether it was stored is not known: only what is read back says which model closes the next bar.
            _isLost = true;
            DeactivateOnIdle();
            throw;
        }
    }
}
