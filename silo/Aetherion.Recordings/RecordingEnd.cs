namespace Aetherion.Recordings;

/// <summary>How a recording ended. One without it was cut off.</summary>
/// <param name="EndedTime">UTC.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="InputsSha256">Of all rows in order, in the form of <see cref="InputHasher"/>; null for other rows.</param>
public sealed record RecordingEnd(DateTime EndedTime, string Reason, long Rows, string? InputsSha256);
