using Aetherion.Model;

namespace Aetherion.GrainInterfaces;

/// <summary>Events of a bot after a sequence, oldest first, at most Limit.</summary>
public sealed record EventRange(TenantKey Bot, long AfterSequence, int Limit);
