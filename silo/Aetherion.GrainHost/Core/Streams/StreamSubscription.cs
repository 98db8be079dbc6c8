using Orleans.Runtime;

namespace Aetherion.GrainHost.Core.Streams;

/// <summary>An explicit subscription as it is stored.</summary>
internal sealed record StreamSubscription(Guid SubscriptionId, GrainId Consumer);
