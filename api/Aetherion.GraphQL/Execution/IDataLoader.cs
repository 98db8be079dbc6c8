namespace Aetherion.GraphQL.Execution;

/// <summary>Marks the batching loaders, of which each request has its own instances.</summary>
public interface IDataLoader;
