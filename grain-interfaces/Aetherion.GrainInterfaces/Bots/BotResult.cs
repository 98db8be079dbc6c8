using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A bot after a request, or why the request was refused.</summary>
public sealed record BotResult(BotSnapshot? Bot, Refusal? Refusal);
