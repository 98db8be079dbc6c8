namespace Aetherion.GraphQL.Types;

/// <summary>Adds the members of the class to the object (or interface) type of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtendObjectTypeAttribute<T> : Attribute, IObjectTypeExtension
{
    /// <summary>Members of the extended class that are to be no fields.</summary>
    public string[] IgnoreProperties { get; set; } = [];

    Type IObjectTypeExtension.ExtendedType => typeof(T);
}
