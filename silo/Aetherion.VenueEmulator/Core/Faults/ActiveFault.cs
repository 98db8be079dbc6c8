using Aetherion.Domain.Simulation;

namespace Aetherion.VenueEmulator.Core.Faults;

/// <summary>A fault that is switched on, with how often it struck.</summary>
public sealed class ActiveFault
{
    private readonly RandomGenerator _random;

    internal ActiveFault(int id, FaultRule rule, ulong seed, DateTime start)
    {
        Id = id;
        Rule = rule;
        StartTime = start;
        _random = RandomGenerator.For(seed, rule.Kind.ToString(), id);
    }

    public int Id { get; }

    public FaultRule Rule { get; }

    public DateTime StartTime { get; }

    /// <summary>How often it struck.</summary>
    public int Strikes { get; private set; }

    public bool IsSpent => Strikes >= Rule.Count;

    internal RandomGenerator Random => _random;

    /// <summary>Decides whether a frame or an answer is struck.</summary>
    internal bool TryStrike(int connection, string stream)
    {
        if (IsSpent || (Rule.Connection != 0 && Rule.Connection != connection)
            || !stream.Contains(Rule.Stream, StringComparison.OrdinalIgnoreCase)
            || _random.NextDouble() >= Rule.Probability)
            return false;
        Strikes++;
        return true;
    }

    internal void Strike() => Strikes++;
}
