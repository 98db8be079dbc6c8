using Orleans.Runtime;

namespace Orleans;

/// <summary>Marks an interface whose implementation is a grain: addressed by key, activated on demand.</summary>
public interface IGrain : IAddressable;
