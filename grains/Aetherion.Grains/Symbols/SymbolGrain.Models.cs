using Aetherion.Domain.Features;
using Aetherion.Domain.Regimes;
using Aetherion.GrainInterfaces;
using Aetherion.Model;

namespace Aetherion.Grains.Symbols;

/// <summary>How a symbol takes another model between two bars.</summary>
public sealed partial class SymbolGrain
{
    private readonly HashSet<Timeframe> _awaitingModel = [];
    private SymbolModels _models = null!;
    private bool _isLost;

    public async Task<ModelInUse> UseModel(string family, Timeframe timeframe, string? version)
    {
        if (family != ModelFamilies.Regime || timeframe < Timeframe.M1)
            return new ModelInUse(
                timeframe, "", 0, new Refusal(ModelRefusals.NotUsed, $"No {family} model runs on {timeframe} bars."));
        var refusal = _key.IsLive
            ? await UseServingAsync(timeframe, version)
            : await UseInReplayAsync(timeframe, version);
        return new ModelInUse(
            timeframe, _models.VersionOf(timeframe), _pipeline.LastBarSequence(timeframe), refusal);
    }

    private void ThrowIfLost()
    {
        if (_isLost)
            throw new InvalidOperationException($"{_key} does not know what is stored of it and begins anew; try again.");
    }

    /// <summary>In place of a model that cannot be loaded any more, from the checkpoint on.</summary>
    private async Task ReplaceMissingAsync(Timeframe timeframe, CancellationToken cancellationToken)
    {
        var model = await _models.FindServingAsync(timeframe, cancellationToken);
        var filter = await _models.WarmAsync(model, timeframe, _pipeline.LastBarSequence(timeframe), cancellationToken);
        _pipeline.ReplaceFilter(timeframe, filter);
        _models.Set(timeframe, model.Version);
    }

    private async Task<Refusal?> UseServingAsync(Timeframe timeframe, string? version)
    {
        var serving = await _models.FindServingAsync(timeframe, CancellationToken.None);
        if (version is not null && version != serving.Version)
            return new Refusal(
                ModelRefusals.ChampionChanged,
                $"{serving.Version} is in charge of {_key} on {timeframe}, not {version}; promote that first.");
        await UseServingAsync([timeframe], CancellationToken.None);
        return null;
    }

    private async Task<Refusal?> UseInReplayAsync(Timeframe timeframe, string? version)
    {
        if (version is null || version == _models.VersionOf(timeframe))
            return null;
        if (_pipeline.LastBarSequence(timeframe) > 0)
            return new Refusal(
                ModelRefusals.ReplayKeepsModel,
                $"The replay {_key} began with {_models.VersionOf(timeframe)} and keeps it; begin another run.");
        await SwapAsync([(timeframe, await _models.GetAsync(timeframe, version, CancellationToken.None))], default);
        return null;
    }

    /// <summary>Takes the models that serve now. A timeframe that has not caught up with its stored bars takes its own later.</summary>
    private async Task UseServingAsync(IReadOnlyCollection<Timeframe> timeframes, CancellationToken cancellationToken)
    {
        var swaps = new List<(Timeframe Timeframe, RegimeModel Model)>();
        foreach (var timeframe in timeframes)
        {
            var serving = await _models.FindServingAsync(timeframe, cancellationToken);
            _awaitingModel.Remove(timeframe);
            if (serving.Version == _models.VersionOf(timeframe))
                continue;
            if (await _models.IsBehindAsync(timeframe, _pipeline.LastBarSequence(timeframe), cancellationToken))
                _awaitingModel.Add(timeframe);
            else
                swaps.Add((timeframe, serving));
        }
        if (swaps.Count > 0)
            await SwapAsync(swaps, cancellationToken);
    }

    /// <summary>
    /// Changes filters between bars. Every bar of the old ones is stored before, and the new ones are part of the checkpoint
    /// that names their versions; so a rebuild closes each bar with the model that closed it first.
    /// </summary>
    private async Task SwapAsync(
        IReadOnlyList<(Timeframe Timeframe, RegimeModel Model)> swaps, CancellationToken cancellationToken)
    {
        await DeliverAsync();
        await FlushAsync();
        var warmed = new List<(Timeframe Timeframe, RegimeModel Model, IBarFilter Filter)>();
        foreach (var (timeframe, model) in swaps)
            warmed.Add((timeframe, model, await _models.WarmAsync(
                model, timeframe, _pipeline.LastBarSequence(timeframe), cancellationToken)));
        foreach (var (timeframe, model, filter) in warmed)
        {
            if (_pipeline.ReplaceFilter(timeframe, filter) is RegimeFilter before && filter is RegimeFilter after)
                after.TakeGate(before);
            _models.Set(timeframe, model.Version);
        }
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
