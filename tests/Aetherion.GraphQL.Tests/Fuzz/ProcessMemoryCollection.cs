namespace Aetherion.GraphQL.Tests.Fuzz;

/// <summary>Tests that measure the memory of their process, which must be theirs alone meanwhile.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class ProcessMemoryCollection;
