using System.Collections.Immutable;
using Aetherion.GrainInterfaces;

namespace Aetherion.Grains.Forecasts;

/// <summary>
/// Outcomes of forecasts for a monitor, kept until it has stored them: what one loses when it is killed is told again. The
/// same forecast has the same outcome, so those of a classifier are known by the bars they were made at.
/// </summary>
internal sealed class OutcomeOutbox(int countMax)
{
    private readonly Dictionary<string, Queue<ForecastOutcome>> _kept = [];
    private readonly Dictionary<string, long> _last = [];

    /// <summary>Takes an outcome in; one that it had before, or that came before another it had, changes nothing.</summary>
    public void Add(ForecastOutcome outcome)
    {
        var version = outcome.Version!;
        if (outcome.Sequence <= _last.GetValueOrDefault(version))
            return;
        _last[version] = outcome.Sequence;
        if (!_kept.TryGetValue(version, out var kept))
            _kept[version] = kept = new Queue<ForecastOutcome>();
        if (kept.Count == countMax)
            kept.Dequeue();
        kept.Enqueue(outcome);
    }

    /// <summary>What a monitor has not taken, each classifier's in the order of its bars.</summary>
    public ImmutableArray<ForecastOutcome> After(ImmutableArray<ForecastsTaken> taken) =>
    [
        .. taken.Where(of => _kept.ContainsKey(of.Version))
            .SelectMany(of => _kept[of.Version].Where(outcome => outcome.Sequence > of.Taken)),
    ];

    /// <summary>Forgets what a monitor has stored, and the classifiers that it does not watch.</summary>
    public void Forget(ImmutableArray<ForecastsTaken> taken)
    {
        foreach (var version in _kept.Keys.Except(taken.Select(of => of.Version)).ToList())
        {
            _kept.Remove(version);
            _last.Remove(version);
        }
        foreach (var of in taken)
        {
            while (_kept.GetValueOrDefault(of.Version) is { Count: > 0 } kept && kept.Peek().Sequence <= of.Stored)
                kept.Dequeue();
        }
    }
}
