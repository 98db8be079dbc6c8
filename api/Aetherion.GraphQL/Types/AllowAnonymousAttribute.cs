namespace Aetherion.GraphQL.Types;

/// <summary>Everybody may ask for the field, whatever its class demands.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class AllowAnonymousAttribute : Attribute;
