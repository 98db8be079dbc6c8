namespace Aetherion.GrainInterfaces;

/// <summary>What a client calls one request of a mutation; the same key never stands for two requests.</summary>
public sealed record IdempotencyKey(string Tenant, string Mutation, string Key);
