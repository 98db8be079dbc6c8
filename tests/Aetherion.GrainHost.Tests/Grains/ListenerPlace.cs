namespace Aetherion.GrainHost.Tests.Grains;

public sealed record ListenerPlace(string Provider, string Namespace, string Key, bool Batches);
