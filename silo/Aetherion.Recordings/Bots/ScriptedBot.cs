using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>A bot of a recorded session.</summary>
/// <param name="Live">Its key in the session.</param>
/// <param name="Number">Its number among those that are made again, from 1.</param>
public sealed record ScriptedBot(TenantKey Live, int Number);
