namespace Aetherion.VenueEmulator.Core.Faults;

/// <summary>A fault that is switched on.</summary>
/// <param name="Probability">For each frame or request that it may strike.</param>
/// <param name="Count">The most times it strikes.</param>
/// <param name="Stream">A part of the stream's name; <c>rest</c> for answers of HTTP; empty for all frames.</param>
/// <param name="Connection">The number of a connection; 0 for all.</param>
/// <param name="Length">The frames of a gap, or that pass a reordered one.</param>
/// <param name="Duration">How long a delay, a hold or a maintenance takes; how far a clock is off.</param>
/// <param name="CloseCode">Of a disconnect; 0 breaks off without a close.</param>
public sealed record FaultRule(
    FaultKind Kind, double Probability, int Count, string Stream, int Connection, int Length, TimeSpan Duration, int CloseCode)
{
    /// <summary>Names answers of HTTP.</summary>
    public const string RestStream = "rest";

    /// <summary>Names answers of a venue's API over sockets.</summary>
    public const string ApiStream = "api";

    /// <summary>Names what is told to an account of its orders and money, on every venue.</summary>
    public const string UserStream = "userData";

    /// <summary>A part of the path of the requests whose answers it strikes, no frames then; empty for all.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether it strikes orders.</summary>
    public bool IsOfOrders => Kind is FaultKind.ErrorExecuted or FaultKind.ErrorNotExecuted;

    /// <summary>Whether it can strike answers of HTTP.</summary>
    public bool StrikesAnswers => IsOfOrders || Kind is FaultKind.Drop or FaultKind.Delay or FaultKind.Malformed;

    /// <summary>Whether it can strike nothing but answers of HTTP.</summary>
    public bool IsOfRest => Path.Length > 0 || Stream == RestStream;

    /// <summary>Whether it strikes single frames or answers, not the venue as a whole.</summary>
    public bool IsByFrame => Kind is not (FaultKind.ClockSkew or FaultKind.Maintenance);
}
