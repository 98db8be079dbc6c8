namespace Aetherion.Api.OpenApi;

/// <summary>The innermost list is a price and a quantity.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PairAttribute : Attribute;
