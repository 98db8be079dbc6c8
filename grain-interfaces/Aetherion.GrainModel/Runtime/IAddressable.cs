namespace Orleans.Runtime;

/// <summary>Anything that can be addressed by an identity: a grain or a reference to one.</summary>
public interface IAddressable;
