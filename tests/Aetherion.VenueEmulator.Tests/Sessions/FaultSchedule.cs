using System.Collections.Immutable;
using Aetherion.Domain.Simulation;
using Aetherion.VenueEmulator.Core.Faults;

namespace Aetherion.VenueEmulator.Tests.Sessions;

/// <summary>Faults by chance, each switched on at a time and off at a later one.</summary>
internal sealed record FaultSchedule(ImmutableArray<(TimeSpan On, TimeSpan Off, FaultRule Rule)> Faults)
{
    public static readonly FaultKind[] Kinds = Enum.GetValues<FaultKind>();

    /// <summary>One schedule of so many has the address's budget of requests used up by somebody else.</summary>
    public const int RateLimitEvery = 13;

    /// <summary>When all faults are off.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    private const int FaultsMax = 4;

    /// <summary>When the budget of requests is used up; null when it is not.</summary>
    public TimeSpan? RateLimitTime { get; init; }

    /// <summary>Kinds that may strike answers of REST too.</summary>
    private static readonly FaultKind[] OfRest = [FaultKind.Drop, FaultKind.Delay, FaultKind.Malformed];

    private static readonly FaultKind[] OfOrders = [FaultKind.ErrorExecuted, FaultKind.ErrorNotExecuted];

    /// <summary>The kinds take turns, so that each comes as often; the rest is by chance.</summary>
    public static FaultSchedule Make(int number)
    {
        var random = RandomGenerator.For(17, "faults", number);
        var count = 1 + random.NextInt32(FaultsMax);
        return new FaultSchedule(
        [
            .. Enumerable.Range(0, count).Select(i => Fault(Kinds[(number + (i * 5)) % Kinds.Length], random)),
        ])
        {
            RateLimitTime = number % RateLimitEvery == 0 ? TimeSpan.FromMilliseconds(1 + random.NextInt32(9_000)) : null,
        };
    }

    private static (TimeSpan On, TimeSpan Off, FaultRule Rule) Fault(FaultKind kind, RandomGenerator random)
    {
        var on = TimeSpan.FromMilliseconds(1 + random.NextInt32(9_000));
        var off = on + TimeSpan.FromMilliseconds(500 + random.NextInt32(5_000));
        var rule = FaultText.Parse(FaultText.NameOf(kind))[0];
        if (rule.IsByFrame)
            rule = rule with
            {
                Probability = OfOrders.Contains(kind) ? 0.3 + (random.NextDouble() * 0.7) : 0.002 + (random.NextDouble() * 0.2),
                Length = kind == FaultKind.SlowReader ? 1 + random.NextInt32(60) : 1 + random.NextInt32(8),
                Stream = OfRest.Contains(kind) && random.NextInt32(3) == 0 ? FaultRule.RestStream : "",
            };
        if (rule.Duration > TimeSpan.Zero)
            rule = rule with { Duration = TimeSpan.FromMilliseconds(50 + random.NextInt32(3_000)) };
        if (kind == FaultKind.Disconnect && random.NextInt32(2) == 0)
            rule = rule with { CloseCode = 1011 };
        return (on, off < Length ? off : Length, rule);
    }
}
