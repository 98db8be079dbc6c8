using System.Reflection;
using Aetherion.GraphQL.Execution;
using Aetherion.GraphQL.Execution.Costs;
using Aetherion.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Aetherion.GraphQL.Transport;

/// <summary>Registers what a server is made of.</summary>
public sealed class GraphQLServerBuilder
{
    private readonly SchemaBuilder _schema = new();

    internal GraphQLServerBuilder(IServiceCollection services) => Services = services;

    public IServiceCollection Services { get; }

    /// <summary>Adds every class of the assemblies that carries one of the schema's attributes.</summary>
    public GraphQLServerBuilder AddTypes(params Assembly[] assemblies)
    {
        _schema.AddTypes(assemblies);
        return this;
    }

    /// <summary>Adds a root class, an extension, or a type that is to be in the schema whoever returns it.</summary>
    public GraphQLServerBuilder AddType<T>() => AddType(typeof(T));

    /// <summary>Adds a type, static classes included.</summary>
    public GraphQLServerBuilder AddType(Type type)
    {
        _schema.AddType(type);
        return this;
    }

    /// <summary>Adds a scalar, or replaces the one of that name, for the CLR types.</summary>
    public GraphQLServerBuilder AddScalar(ScalarType scalar, params Type[] clrTypes)
    {
        _schema.AddScalar(scalar, clrTypes);
        return this;
    }

    /// <summary>Refuses to make a schema with a root field that does not say who may ask for it.</summary>
    public GraphQLServerBuilder DenyByDefault()
    {
        _schema.DenyByDefault();
        return this;
    }

    /// <summary>Describes what its class does not, by its coordinate.</summary>
    public GraphQLServerBuilder Describe(string coordinate, string description)
    {
        _schema.Describe(coordinate, description);
        return this;
    }

    /// <summary>Describes every field and argument of the name that nothing else describes.</summary>
    public GraphQLServerBuilder DescribeName(string name, string description)
    {
        _schema.DescribeName(name, description);
        return this;
    }

    public GraphQLServerBuilder SetDescription(string description)
    {
        _schema.SetDescription(description);
        return this;
    }

    /// <summary>Adds a filter that sees every error; filters run in the order they were added.</summary>
    public GraphQLServerBuilder AddErrorFilter<T>()
        where T : class, IErrorFilter
    {
        Services.AddSingleton<IErrorFilter, T>();
        return this;
    }

    /// <summary>Adds what stands round every mutation; it lives as long as the request.</summary>
    public GraphQLServerBuilder AddMutationInterceptor<T>()
        where T : class, IMutationInterceptor
    {
        Services.AddScoped<IMutationInterceptor, T>();
        return this;
    }

    /// <summary>Adds a policy that sees the cost of each operation before it runs.</summary>
    public GraphQLServerBuilder AddOperationCostPolicy<T>()
        where T : class, IOperationCostPolicy
    {
        Services.AddSingleton<IOperationCostPolicy, T>();
        return this;
    }

    public GraphQLServerBuilder AddHttpRequestInterceptor<T>()
        where T : class, IHttpRequestInterceptor
    {
        Services.AddSingleton<IHttpRequestInterceptor, T>();
        return this;
    }

    public GraphQLServerBuilder AddSocketSessionInterceptor<T>()
        where T : class, ISocketSessionInterceptor
    {
        Services.AddSingleton<ISocketSessionInterceptor, T>();
        return this;
    }

    internal GraphQLSchema BuildSchema(IServiceProvider services) =>
        _schema.Build(services.GetService<IServiceProviderIsService>());
}
