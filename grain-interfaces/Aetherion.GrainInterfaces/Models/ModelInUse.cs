using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>The model behind the bars of a timeframe after a request to change it.</summary>
/// <param name="AfterSequence">The last bar it has nothing to do with; bars after it are its own.</param>
/// <param name="Refusal">Why the request was not carried out; null when it was, or when nothing had to change.</param>
public sealed record ModelInUse(Timeframe Timeframe, string Version, long AfterSequence, Refusal? Refusal);
