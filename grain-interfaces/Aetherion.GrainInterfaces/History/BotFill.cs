using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>A fill and the bot whose order it executed.</summary>
public sealed record BotFill(TenantKey Bot, Fill Fill);
