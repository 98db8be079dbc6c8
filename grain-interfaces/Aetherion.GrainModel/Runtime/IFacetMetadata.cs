namespace Orleans;

/// <summary>Marks attributes of constructor parameters that the host fills.</summary>
public interface IFacetMetadata;
