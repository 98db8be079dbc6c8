namespace Aetherion.GrainInterfaces;

/// <summary>
/// Which models are wanted: all of what is given has to hold. Times in [From, To) are of the registration.
/// </summary>
public sealed record ModelFilter
{
    /// <summary>Every model.</summary>
    public static readonly ModelFilter None = new();

    public string? Family { get; init; }

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }
}
