namespace Aetherion.GrainInterfaces;

/// <summary>Why a request was not carried out; nothing was changed.</summary>
/// <param name="Code">Stable, for programs: <c>CATEGORY_CONDITION</c>.</param>
/// <param name="Message">For people: what is wrong and what to do.</param>
public sealed record Refusal(string Code, string Message);
