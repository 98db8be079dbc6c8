using Aetherion.GrainInterfaces;

namespace Aetherion.Lab.Models;

/// <summary>A model fresh from training.</summary>
/// <param name="Refusal">Why it may not take charge; null when it may.</param>
public sealed record TrainedModel(RegisteredModel Model, string? Refusal)
{
    /// <summary>Why it is not put in charge by itself, though people may; null when it is.</summary>
    public string? Reservation { get; init; }

    /// <summary>What else people are told, in the journal too: a sentence; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>The name of the file with its bars; null where they were stored ones.</summary>
    public string? File { get; init; }
}
