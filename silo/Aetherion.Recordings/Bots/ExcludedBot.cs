using Aetherion.Model;

namespace Aetherion.Recordings;

/// <summary>A bot of a recorded session that a replay cannot make again.</summary>
/// <param name="Why">The end of a sentence that begins with the bot.</param>
public sealed record ExcludedBot(TenantKey Bot, string Why);
