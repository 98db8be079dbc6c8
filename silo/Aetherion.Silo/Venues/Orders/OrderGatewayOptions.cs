using System.Collections.Immutable;

namespace Aetherion.Silo.Venues.Orders;

/// <summary>How orders are sent.</summary>
public sealed record OrderGatewayOptions
{
    public ImmutableArray<OrderVenue> Venues { get; init; } = [];

    /// <summary>No answer after this is none.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the rules of instruments are taken as told.</summary>
    public TimeSpan RulesLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Older rules are waited for within the limit of <see cref="SharedAttempt.WaitMax"/> before they serve.</summary>
    public TimeSpan RulesAgeMax { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a measured clock is taken as right.</summary>
    public TimeSpan ClockLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For how long what a venue told of an account's positions is told again, since each question costs of its budget.</summary>
    public TimeSpan PositionsLifetime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The most accounts whose positions are kept so.</summary>
    public int PositionsMax { get; init; } = 1_000;

    /// <summary>How often the key of a futures user stream is extended; it lasts an hour.</summary>
    public TimeSpan ListenKeyInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A user stream that nobody has looked at for so long is closed.</summary>
    public TimeSpan IdleMax { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// So often the venue is pinged over a user stream: an account may be silent for hours, and only a question that stays without an
    /// answer shows that nobody is there.
    /// </summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A user stream whose pings stay without an answer for so long is given up.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    public TimeSpan ReconnectDelayMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most bytes of an answer or of a message.</summary>
    public int AnswerBytesMax { get; init; } = 32 * 1024 * 1024;

    /// <summary>User streams open at once.</summary>
    public int StreamsMax { get; init; } = 1_000;

    /// <summary>Reports of an account kept until they are looked at; the oldest go first.</summary>
    public int ReportsMax { get; init; } = 1_000;
}
