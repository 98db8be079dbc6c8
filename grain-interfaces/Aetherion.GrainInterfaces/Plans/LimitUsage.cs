namespace Aetherion.GrainInterfaces;

/// <summary>What a process has let a tenant use since it last said so.</summary>
/// <param name="Process">Which process says so.</param>
/// <param name="Subscriptions">How many of the tenant's subscriptions are open there now.</param>
public sealed record LimitUsage(string Process, long Requests, long Cost, int Subscriptions);
