using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>An account after a request, or why the request was refused.</summary>
public sealed record AccountResult(AccountSnapshot? Account, Refusal? Refusal);
